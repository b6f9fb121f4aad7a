import { describe, expect, it } from 'vitest';
import { lookUp } from '../../engine/open/look-up.js';
import { listed } from './listed-night.js';

const URL = 'https://login.evil-shop.com/pay';

describe('a look-up', () => {
  it('tries the host and the domain of a URL after the URL itself, and says what they follow from', async () => {
    const { understood, found } = await lookUp(await listed(), URL, {});
    expect(understood.map(({ id, derivedFrom }) => [id, derivedFrom?.folded ?? null])).toEqual([
      [`url:${URL}`, null],
      [`other:${URL}`, null],
      ['domain:login.evil-shop.com', URL],
      ['domain:evil-shop.com', 'login.evil-shop.com'],
    ]);
    expect(found.map(({ folded }) => folded)).toEqual(['evil-shop.com']);
    expect(found[0]?.derivedFrom?.folded).toBe('login.evil-shop.com');
  });

  it('takes a value that is named directly as such, whatever else leads to it', async () => {
    const { found } = await lookUp(await listed(), 'evil-shop.com', {});
    expect(found.filter(({ kind }) => kind === 'domain').map(({ derivedFrom }) => derivedFrom)).toEqual([null]);
  });

  it('reads a value as the kind asked for alone', async () => {
    const { understood, found } = await lookUp(await listed(), URL, { kind: 'url' });
    expect([understood.map(({ kind }) => kind), found]).toEqual([['url'], []]);
  });

  it.each(['', ' ', '\t\n', '\u00a0\u200b'])(
    'of nothing (%j) is a question that was not asked, and no answer',
    async (value) => {
      await expect(lookUp(await listed(), value, {})).rejects.toMatchObject({ code: 'usage' });
    },
  );

  it('says why the latest run drew no links through it', async () => {
    const { found } = await lookUp(await listed(), 'who@mail-for-all.com', {});
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      folded: 'mail-for-all.com',
      derivedFrom: { kind: 'email', folded: 'who@mail-for-all.com' },
      setAside: { class: 'listed', list: 'Mail' },
    });
    expect((await lookUp(await listed(), 'evil-shop.com', {})).found[0]?.setAside).toBeNull();
  });
});
