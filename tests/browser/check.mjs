// check.mjs CHROMIUM PAGE…: opens each page as its readers do and prints what is wrong; exit code 1 where anything is.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const [executablePath, ...files] = process.argv.slice(2);
const faults = [];
const WIDTHS = [320, 360, 768, 1280];

const name = (file) => file.split("/").pop();
const expect = (holds, what) => holds || faults.push(what);

async function watched(browser, file, options) {
  const context = await browser.newContext({ bypassCSP: false, ...options });
  const page = await context.newPage();
  page.on("console", (message) => faults.push(`${name(file)}: console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`${name(file)}: ${error}`));
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== pathToFileURL(file).href)
      faults.push(`${name(file)}: asks for ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  return page;
}

async function fits(page, file, what) {
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(wide <= room, `${name(file)}: ${wide} pixels wide in ${room} (${what})`);
}

async function accessible(page, file, what, rules) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((only) => axe.run(only ? { runOnly: only } : {}), rules);
  for (const { id, help, nodes } of violations)
    faults.push(`${name(file)}: axe ${id} (${what}): ${help}: ${nodes[0].html.slice(0, 160)}`);
}

async function readsInItsDirection(page, file) {
  const [dir, direction, middle, rising] = await page.evaluate(() => {
    const main = document.querySelector("main").getBoundingClientRect();
    const days = [...document.querySelectorAll(".days, .ruler")].find((one) => one.getClientRects().length > 0);
    const [first, second] = [...(days?.children ?? [])].map((day) => day.getBoundingClientRect().left);
    return [document.documentElement.dir, getComputedStyle(document.body).direction,
      Math.abs(innerWidth - main.right - main.left) < 2, days && first < second];
  });
  const mirrored = name(file).includes("-ar");
  expect(dir === (mirrored ? "rtl" : "ltr") && direction === dir, `${name(file)}: runs ${direction}, says ${dir}`);
  expect(rising === undefined || rising === !mirrored, `${name(file)}: days run from ${rising ? "left to right" : "right to left"}`);
  expect(middle, `${name(file)}: the page is not in the middle`);
}

// Runs in the page: what is wrong with its texts, the first of each fault in elements of the same path.
function faultsOfTexts(kind) {
  const found = new Map();
  const remembered = (of) => {
    const known = new Map();
    return (one) => {
      if (!known.has(one)) known.set(one, of(one));
      return known.get(one);
    };
  };
  const style = remembered((one) => getComputedStyle(one));
  const path = remembered((one) => [one.parentElement?.parentElement, one.parentElement, one]
    .filter((part) => part && part !== document.body && part !== document.documentElement)
    .map((part) => part.localName + [...part.classList].map((name) => `.${name}`).join("")).join(" > "));
  const tell = (one, what, text) => found.has(path(one))
    || found.set(path(one), `${path(one)}: ${what}: ${text.trim().slice(0, 40)}`);

  const colour = (text) => {  // rgb(0 … 255) or color(srgb 0 … 1): red, green, blue, opacity
    const numbers = (text.match(/[\d.]+(e-\d+)?/g) ?? [0, 0, 0, 0]).map(Number);
    return [...numbers.slice(0, 3).map((part) => part * (text.startsWith("color(") ? 255 : 1)), numbers[3] ?? 1];
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const luminance = (of) => [0.2126, 0.7152, 0.0722].reduce((sum, share, i) => {
    const part = of[i] / 255;
    return sum + share * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  }, 0);
  const ground = remembered((one) => over(colour(style(one).backgroundColor),
    one.parentElement ? ground(one.parentElement) : [255, 255, 255, 1]));
  const contrast = (one, rect) => {
    const drawn = one.closest("svg");
    let below = ground(drawn ?? one);
    if (drawn) {  // on the topmost of the shapes under its middle
      const [x, y] = [rect.left + rect.width / 2, rect.top + rect.height / 2];
      const shapes = [...drawn.querySelectorAll("rect")].filter((shape) => {
        const { left, right, top, bottom } = shape.getBoundingClientRect();
        return left <= x && x <= right && top <= y && y <= bottom;
      });
      for (const shape of shapes) below = over(colour(style(shape).fill), below);
    }
    const text = over(colour(drawn ? style(one).fill : style(one).color), below);
    const [dark, light] = [luminance(text), luminance(below)].sort((one, other) => one - other);
    return (light + 0.05) / (dark + 0.05);
  };

  // The box that clips or scrolls an element; none: the page.
  const frame = remembered((one) => !one || style(one).overflowX !== "visible" ? one : frame(one.parentElement));
  const beyond = (one, rect) => {
    const box = frame(one.closest("svg")?.parentElement ?? one);
    const { scrollHeight, clientWidth, scrollLeft, scrollTop } = box ?? document.documentElement;
    const scrollWidth = box ? box.scrollWidth : clientWidth;  // the page does not scroll to its side
    const outer = box?.getBoundingClientRect() ?? { left: -scrollX, top: -scrollY };
    const mirrored = style(box ?? document.body).direction === "rtl";  // scrolls from its right edge
    const left = outer.left - (box ? scrollLeft : 0) + (mirrored ? clientWidth - scrollWidth : 0);
    const top = outer.top - (box ? scrollTop : 0);
    const by = { left: left - rect.left, right: rect.right - left - scrollWidth,
      top: top - rect.top, bottom: rect.bottom - top - scrollHeight };
    return Object.keys(by).filter((edge) => by[edge] > 1)
      .map((edge) => `${by[edge].toFixed(0)}px beyond the ${edge} edge of ${box ? path(box) : "the page"}`).join(", ");
  };

  const unseen = remembered((one) => one !== null && (style(one).clipPath !== "none" || unseen(one.parentElement)));  // only heard
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const text = walker.currentNode.data;
    const one = walker.currentNode.parentElement;
    if (!text.trim() || style(one).visibility !== "visible" || ["title", "desc"].includes(one.localName) || unseen(one)) continue;
    range.selectNodeContents(walker.currentNode);
    for (const rect of range.getClientRects()) {
      if (rect.width < 1) continue;
      if (kind === "place") {
        if (parseFloat(style(one).fontSize) < 11.99) tell(one, `letters of ${style(one).fontSize}, less than 12px`, text);
        const out = beyond(one, rect);
        if (out) tell(one, out, text);
      } else if (contrast(one, rect) < 4.5) {
        tell(one, `contrast of ${contrast(one, rect).toFixed(2)}, less than 4.5`, text);
      }
    }
  }
  return [...found.values()];
}

// With all parts unfolded, from the narrowest telephone to a desk, in light and dark.
async function textsAreLegible(page, file) {
  const unfold = (open) => page.evaluate((is) => document.querySelectorAll("details").forEach((one) => { one.open = is; }), open);
  await unfold(true);
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    for (const fault of await page.evaluate(faultsOfTexts, "contrast")) faults.push(`${name(file)} (${colorScheme}): ${fault}`);
  }
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await fits(page, file, `unfolded, ${width} pixels`);
    for (const fault of await page.evaluate(faultsOfTexts, "place")) faults.push(`${name(file)} (${width} pixels): ${fault}`);
  }
  await unfold(false);
}

async function zonesSwitch(page, file) {
  const shown = (zone) => page.evaluate((kind) => [...document.querySelectorAll(kind)]
    .filter((one) => one.closest("details:not([open])") === null && one.getClientRects().length > 0).length, `.z${zone}`);
  // A month without outages names times in its folded tables only.
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
  if (await page.locator(".z0").count() === 0) {
    expect(!await page.locator(".zones").isVisible(), `${name(file)}: offers zones, but shows no time`);
    return;
  }
  const zones = await page.locator(".zones input").count();
  const all = [...Array(6).keys()];
  expect(zones > 1, `${name(file)}: there is no choice of zones`);
  for (const chosen of [0, ...all.slice(0, zones).reverse()]) {
    if (chosen > 0) await page.check(`#zone-${chosen}`);
    const counts = [];
    for (const zone of all) counts.push(await shown(zone));
    expect(counts.every((count, zone) => (count > 0) === (zone === chosen)),
      `${name(file)}: in zone ${chosen} shows ${counts} texts of the zones`);
    if (chosen === 1) await page.check("#zone-0");
  }
}

async function prints(page, file) {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.setViewportSize({ width: 688, height: 1000 });  // A4 within its margins
  await fits(page, file, "in print");
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(paper === "rgb(255, 255, 255)", `${name(file)}: prints on ${paper}`);
  const margin = { top: "1cm", right: "1cm", bottom: "1cm", left: "1cm" };  // as browsers suggest
  const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true, margin })).toString("latin1");
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map((box) => box[1].trim().split(/\s+/).map(Number));
  const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages > 0 && pages === boxes.length, `${name(file)}: prints ${pages} pages`);
  expect(pages <= 2 || !name(file).startsWith("month"), `${name(file)}: prints ${pages} pages, more than 2`);
  for (const [, , width, height] of boxes)
    expect(Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2, `${name(file)}: a page of ${width} by ${height} points`);
}

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const file of files) {
  const page = await watched(browser, file, { viewport: { width: 1280, height: 900 } });
  for (const colorScheme of ["dark", "light"]) {
    await page.emulateMedia({ colorScheme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await fits(page, file, `${width} pixels, ${colorScheme}`);
    }
  }
  await readsInItsDirection(page, file);
  await zonesSwitch(page, file);
  await textsAreLegible(page, file);
  await page.emulateMedia({ colorScheme: "light" });
  await accessible(page, file, "light");
  await page.emulateMedia({ colorScheme: "dark" });
  await accessible(page, file, "dark", ["color-contrast"]);
  await prints(page, file);
  await page.context().close();
}
await browser.close();
for (const fault of faults) console.log(fault);
process.exit(faults.length > 0 ? 1 : 0);
