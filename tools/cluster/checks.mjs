/** What went wrong with a check, for a person: shown without its stack. */
export class CheckFailure extends Error {
  name = 'CheckFailure';
}

/** Something that a tier needs is not on this machine: the tier is left out, out loud. */
export class MissingPrerequisite extends Error {
  name = 'MissingPrerequisite';
}

/**
 * Runs checks one after the other and keeps count of them.
 *
 * @param {(line: string) => void} [write]
 */
export function createChecks(write = console.log) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  return {
    counts,

    /** One line of a report. */
    say: (text) => write(`  ${text}`),

    /** Does a step that takes its time, and says how long it took. */
    async during(text, work) {
      const start = Date.now();
      const result = await work();
      write(`  · ${text} (${secondsSince(start)})`);
      return result;
    },

    /** A statement that holds unless the work throws; what the work returns is told as evidence. */
    async check(statement, work) {
      const start = Date.now();
      try {
        const evidence = await work();
        counts.passed += 1;
        write(`  ✓ ${statement}${typeof evidence === 'string' ? `: ${evidence}` : ''} (${secondsSince(start)})`);
        return true;
      } catch (error) {
        counts.failed += 1;
        write(
          `  ✗ ${statement} (${secondsSince(start)})\n      ${String(error.message).trim().replaceAll('\n', '\n      ')}`,
        );
        return false;
      }
    },

    /** Leaves something out, out loud. */
    skip(why) {
      counts.skipped += 1;
      write(`  SKIPPED: ${why}`);
    },

    /** Counts checks that another process has made. */
    add(other) {
      for (const outcome of Object.keys(counts)) counts[outcome] += other[outcome];
    },

    /** A tier; one whose prerequisites are missing is skipped, one that breaks has failed. */
    async tier(title, work) {
      write(`\n== ${title}`);
      const start = Date.now();
      try {
        await work();
      } catch (error) {
        if (error instanceof MissingPrerequisite) {
          counts.skipped += 1;
          write(`  SKIPPED: ${error.message}`);
        } else {
          counts.failed += 1;
          write(
            `  ✗ the tier broke: ${error instanceof CheckFailure ? error.message : (error.stack ?? error.message)}`,
          );
        }
      }
      write(`  (${secondsSince(start)})`);
    },
  };
}

/**
 * @throws {CheckFailure} unless the claim holds
 */
export function expect(claim, otherwise) {
  if (!claim) throw new CheckFailure(otherwise);
}

function secondsSince(start) {
  return `${((Date.now() - start) / 1000).toFixed(1)} s`;
}
