export { dashboardFiles, dashboardsOf } from './dashboards.ts';
