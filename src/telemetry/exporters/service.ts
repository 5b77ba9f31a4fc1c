import { counter, type Exporter, gauge, histogram } from '../metric.ts';

/**
 * What every service exports by convention: rate, errors and duration of its requests, and what all client
 * libraries say of their process.
 */
export const service: Exporter = {
  name: 'services of the platform',
  scrape: 'pod',
  source: 'prometheus.io, practices/instrumentation and instrumenting/writing_clientlibs',
  metrics: {
    http_requests_total: counter('method', 'path', 'status'),
    http_request_duration_seconds: histogram('method', 'path', 'status'),
    process_cpu_seconds_total: counter(),
    process_resident_memory_bytes: gauge(),
    process_open_fds: gauge(),
    process_max_fds: gauge(),
    process_start_time_seconds: gauge(),
  },
};
