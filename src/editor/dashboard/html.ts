/** What the page of the dashboard is made of: addresses inside the webview, and a nonce of its own for each page. */
interface DashboardPage {
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
  readonly codiconsUri: string;
  readonly nonce: string;
}

/** The page that the dashboard's script fills. Its policy lets nothing in but our own script, styles and icon font. */
export function dashboardHtml({ cspSource, scriptUri, styleUri, codiconsUri, nonce }: DashboardPage): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}; font-src ${cspSource};`;
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta http-equiv="Content-Security-Policy" content="${attribute(policy)}" />
    <title>Mentoring</title>
    <link rel="stylesheet" href="${attribute(codiconsUri)}" />
    <link rel="stylesheet" href="${attribute(styleUri)}" />
  </head>
  <body>
    <script nonce="${attribute(nonce)}" src="${attribute(scriptUri)}"></script>
  </body>
</html>
`;
}

/** A text as the value of an attribute. */
function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
