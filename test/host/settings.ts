/** User settings that keep VS Code from doing things of its own while a suite runs. */
export const quietSettings: Record<string, unknown> = {
  'files.autoSave': 'off',
  'editor.wordBasedSuggestions': 'off',
  'workbench.startupEditor': 'none',
  'git.autofetch': false,
  'git.openRepositoryInParentFolders': 'never',
};
