// Opens the reports of the sample in headless Chromium, as a reader would: with and without scripts, on a narrow screen, on paper.
// The pages are the ones that report_golden_test compares with what handoverctl prints, so that no service need run here.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';

const CHROMIUM = '/usr/bin/chromium';
const PAGES = ['istanbul.html', 'istanbul_public.html'];
const NARROW = { width: 360, height: 740 };
// As wide as A4 less the margins of the style sheet, in CSS pixels.
const PAPER = { width: 680, height: 1000 };
const CONTRAST_MIN = 4.5;
// A machine under load is slow, and nothing here is about speed.
const PATIENCE_MS = 240_000;

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const { chromium } = require('playwright-core');

const urlOf = (page) => pathToFileURL(new URL(page, import.meta.url).pathname).href;

let browser;

before(async () => {
  assert.ok(existsSync(CHROMIUM), `want ${CHROMIUM}; ./dev test installs it`);
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run', '--disable-dev-shm-usage'],
    timeout: PATIENCE_MS,
  });
});

after(async () => browser?.close());

// Opens a page, calls `look` with it, and returns what it returns. Every request that the page makes is noted in `requests`.
async function open(page, options, look) {
  const context = await browser.newContext({ offline: false, ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  try {
    const tab = await context.newPage();
    const requests = [];
    tab.on('request', (request) => requests.push(request.url()));
    await tab.goto(urlOf(page), { waitUntil: 'load' });
    return await look(tab, requests);
  } finally {
    await context.close();
  }
}

// All that a reader can read, charts included.
const textOf = (tab) => tab.evaluate(() => document.body.innerText);

// How far the page and its scrolling frames reach beyond what is to be seen.
const overflowOf = (tab) =>
  tab.evaluate(() => ({
    page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    frames: Math.max(0, ...[...document.querySelectorAll('.wide')].map((frame) => frame.scrollWidth - frame.clientWidth)),
  }));

// Labels of a chart that lie over one another or beyond its edge.
const misplacedLabels = (tab) =>
  tab.evaluate(() => {
    const findings = [];
    for (const svg of document.querySelectorAll('svg')) {
      const { width, height } = svg.viewBox.baseVal;
      const labels = [...svg.querySelectorAll('text')].map((label) => ({ words: label.textContent, box: label.getBBox() }));
      labels.forEach(({ words, box }, index) => {
        const isInside = box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
        if (!isInside) findings.push(`"${words}" leaves its chart`);
        for (const other of labels.slice(index + 1)) {
          const across = Math.min(box.x + box.width, other.box.x + other.box.width) - Math.max(box.x, other.box.x);
          const down = Math.min(box.y + box.height, other.box.y + other.box.height) - Math.max(box.y, other.box.y);
          // The boxes of two lines may touch: they hold room for letters that neither has.
          if (across > 0 && down > 3) findings.push(`"${words}" lies over "${other.words}"`);
        }
      });
    }
    return findings;
  });

// The least contrast of any text with the white behind it, as WCAG 2 reckons it, and where.
const leastContrast = (tab) =>
  tab.evaluate(() => {
    const luminance = (colour) => {
      const [red, green, blue] = colour.match(/[\d.]+/g).slice(0, 3).map((part) => {
        const share = Number(part) / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    let least = { contrast: Infinity, words: '' };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.textContent.trim() === '') continue;
      const style = getComputedStyle(node.parentElement);
      const isDrawn = node.parentElement.namespaceURI.endsWith('svg');
      const contrast = 1.05 / (luminance(isDrawn ? style.fill : style.color) + 0.05);
      if (contrast < least.contrast) least = { contrast, words: node.textContent.trim() };
    }
    return least;
  });

for (const page of PAGES) {
  test(`${page}: asks for nothing but itself, and runs nothing`, { timeout: PATIENCE_MS }, async () => {
    await open(page, {}, async (tab, requests) => {
      assert.deepEqual(requests, [urlOf(page)]);
      assert.equal(await tab.locator('script, link, img, iframe, object, embed').count(), 0);
    });
  });

  test(`${page}: reads the same without scripts`, { timeout: PATIENCE_MS }, async () => {
    const withScripts = await open(page, {}, textOf);
    const withoutScripts = await open(page, { javaScriptEnabled: false }, textOf);
    assert.ok(withScripts.includes('What is not known'));
    assert.equal(withoutScripts, withScripts);
  });

  test(`${page}: never scrolls sideways on a narrow screen`, { timeout: PATIENCE_MS }, async () => {
    const overflow = await open(page, { viewport: NARROW }, overflowOf);
    assert.equal(overflow.page, 0);
    assert.ok(overflow.frames > 0, 'want charts that scroll in their own frames');
  });

  test(`${page}: loses nothing on paper`, { timeout: PATIENCE_MS }, async () => {
    await open(page, { viewport: PAPER }, async (tab) => {
      await tab.emulateMedia({ media: 'print' });
      assert.deepEqual(await overflowOf(tab), { page: 0, frames: 0 });
      const pdf = await tab.pdf({ preferCSSPageSize: true });
      assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    });
  });

  test(`${page}: has no label over another or beyond its chart`, { timeout: PATIENCE_MS }, async () => {
    assert.deepEqual(await open(page, { viewport: { width: 1000, height: 800 } }, misplacedLabels), []);
  });

  test(`${page}: can be read by everybody, by the rules of axe`, { timeout: PATIENCE_MS }, async () => {
    // The page's own policy forbids the script that does the checking.
    const violations = await open(page, { bypassCSP: true }, async (tab) => {
      await tab.evaluate(axeSource);
      const result = await tab.evaluate(() => globalThis.axe.run());
      return result.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' ')}`);
    });
    assert.deepEqual(violations, []);
  });

  test(`${page}: stands out from its ground, in charts too`, { timeout: PATIENCE_MS }, async () => {
    const least = await open(page, {}, leastContrast);
    assert.ok(least.contrast >= CONTRAST_MIN, `${least.contrast} of "${least.words}", want ${CONTRAST_MIN}`);
  });
}
