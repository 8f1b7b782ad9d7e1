export { prepare } from './navigation.workspace.js';
