import type { Logger } from '../../ports/logger.ts';
import type { Telemetry } from '../../ports/telemetry.ts';

/** A logger whose lines are counted by level and code: what is worth a line is worth an alert. */
export function observedLogger(logger: Logger, telemetry: Telemetry): Logger {
  return {
    log(level, code, fields) {
      telemetry.count('sojourn.log.lines', 1, { level, code });
      logger.log(level, code, fields);
    },
  };
}
