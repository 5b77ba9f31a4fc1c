import { readFileSync } from 'node:fs';
import { ApiObject, App, Chart } from 'cdk8s';
import type { EnvironmentObjects } from '../objects.ts';

/** The same objects as a cdk8s program: one chart for each environment, one ApiObject for each object. */

const [input = '', outdir = ''] = process.argv.slice(2);
const app = new App({ outdir });
for (const { environment, objects } of JSON.parse(
  readFileSync(input, 'utf8'),
) as readonly EnvironmentObjects[]) {
  const chart = new Chart(app, environment);
  for (const [index, { apiVersion, kind, ...rest }] of objects.entries()) {
    new ApiObject(chart, `${kind}-${index}`, { apiVersion: String(apiVersion), kind: String(kind), ...rest });
  }
}
app.synth();
