import './styles/main.css';
import { MentoringDashboard, defineElements } from './dashboard.js';
import type { VsCodeApi } from './host.js';

declare function acquireVsCodeApi(): VsCodeApi;

defineElements();
const dashboard = new MentoringDashboard();
dashboard.api = acquireVsCodeApi();
document.body.append(dashboard);
