import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { previewImport } from '#main/import/preview-import.ts';
import { importAndReadBack } from '../../import/import-into.ts';

const silent = join(import.meta.dirname, '../../../../shared/data/sav/displayr/RD34_Data_4.sav');

describe.skipIf(!existsSync(silent))(
  'an SPSS file that does not say its encoding (real files absent: skipped)',
  () => {
    const labelWith = 'I drink different colas depending on my mood/how I';

    test('is read as windows-1252, and the plan says so', async () => {
      const { plan } = await previewImport(silent, {}, uninterrupted);
      expect(plan.encoding).toBe('windows-1252');
      expect(plan.warnings.join(' ')).toContain('does not say');
      const label = plan.variables.find((one) => one.label.includes(labelWith))?.label;
      expect(label).toContain('how I’m');
    });

    test('is read as the person says, also by the plan that she keeps', async () => {
      const told = { encoding: 'windows-1251' };
      const { plan } = await previewImport(silent, { told }, uninterrupted);
      expect(plan.encoding).toBe('windows-1251');
      expect(plan.warnings.join(' ')).not.toContain('does not say');
      const { variables } = await importAndReadBack(silent, { plan });
      expect(variables.size).toBe(plan.variables.length);
    });

    test('is refused in an encoding that nobody knows, or that it cannot have', async () => {
      for (const encoding of ['klingon', 'utf-16le']) {
        await expect(
          previewImport(silent, { told: { encoding } }, uninterrupted),
        ).rejects.toMatchObject({ code: 'encoding-not-recognised' });
      }
    });
  },
);
