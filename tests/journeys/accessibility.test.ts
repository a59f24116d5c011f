import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canOpenWindow, type OpenWindow, openWindow, orSkipped } from './open-window.ts';
import { sampleViews, settle } from './sample-views.ts';

/**
 * Scrolled by the arrow keys of the field above it, whose `aria-activedescendant` walks the list; axe
 * knows that of list boxes and not of menus.
 */
const scrolledByItsField = 'palette-list';

/** Grave faults that axe finds on the page as it stands; in the dark only colours are another matter. */
async function graveFaults(open: OpenWindow, isDark: boolean): Promise<readonly string[]> {
  const builder = new AxeBuilder({ page: open.page });
  const { violations } = await builder
    .options({
      resultTypes: ['violations'],
      preload: false,
      ...(isDark ? { runOnly: ['color-contrast'] } : {}),
    })
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => `${id}: ${html.slice(0, 160)} ${any[0]?.message ?? ''}`),
    )
    .filter(
      (fault) => !(fault.includes('scrollable-region') && fault.includes(scrolledByItsField)),
    );
}

/** Leaves a few rows of a long table: the others are made alike, and axe would look at each. */
async function shortenTable({ page }: OpenWindow): Promise<void> {
  if ((await page.getByRole('dialog').count()) > 0) return;
  const search = page.getByRole('searchbox', { name: 'Find a question or answer' });
  if (await search.isVisible()) await search.fill('CRM');
}

describe.skipIf(!canOpenWindow)(`axe finds nothing serious or critical ${orSkipped}`, () => {
  let open: OpenWindow;

  beforeAll(async () => {
    open = await openWindow({ hasSample: true, bypassesPolicy: true });
  }, 60_000);

  afterAll(() => open.close());

  test.each(sampleViews)(
    '$title: in light and in dark',
    async (view) => {
      const { page } = open;
      await view.arrive(page);
      await shortenTable(open);
      await settle(page);
      const faults: Record<string, readonly string[]> = {};
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        faults[colorScheme] = await graveFaults(open, colorScheme === 'dark');
      }
      expect(faults).toEqual({ light: [], dark: [] });
    },
    90_000,
  );
});
