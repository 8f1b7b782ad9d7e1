/** What VS Code gives a webview, once. */
export interface VsCodeApi {
  postMessage(message: unknown): void;
  /** What `setState` was last given, also after a reload. */
  getState(): unknown;
  setState(state: unknown): void;
}
