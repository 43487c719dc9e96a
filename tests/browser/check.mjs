// check.mjs CHROMIUM PAGE…: opens each page as its readers do and prints what is wrong; exit code 1 where anything is.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const [executablePath, ...files] = process.argv.slice(2);
const faults = [];

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
  const [dir, direction, start, strip] = await page.evaluate(() => {
    const heading = document.querySelector("h1").getBoundingClientRect();
    const strips = [...document.querySelectorAll(".strips")].find((one) => one.getClientRects().length > 0);
    const ticks = [...strips.querySelectorAll(".tick")].map((tick) => tick.getBoundingClientRect().left);
    return [document.documentElement.dir, getComputedStyle(document.body).direction,
      Math.abs(innerWidth - heading.right - heading.left) < 2, ticks[0] < ticks[ticks.length - 1]];
  });
  const mirrored = name(file).includes("-ar");
  expect(dir === (mirrored ? "rtl" : "ltr") && direction === dir, `${name(file)}: runs ${direction}, says ${dir}`);
  expect(strip === !mirrored, `${name(file)}: hours run from ${strip ? "left to right" : "right to left"}`);
  expect(start, `${name(file)}: the page is not in the middle`);
}

async function zonesSwitch(page, file) {
  const shown = (zone) => page.evaluate((kind) => [...document.querySelectorAll(kind)]
    .filter((one) => one.closest("details:not([open])") === null && one.getClientRects().length > 0).length, zone);
  expect((await shown(".z0")) > 0 && (await shown(".z1")) === 0, `${name(file)}: begins not with the first zone`);
  await page.check("#zone-1");
  expect((await shown(".z1")) > 0 && (await shown(".z0")) === 0, `${name(file)}: does not switch to the second zone`);
  await page.check("#zone-all");
  expect((await shown(".z0")) > 0 && (await shown(".z1")) > 0 && (await shown(".z2")) > 0, `${name(file)}: does not show all zones`);
  await page.check("#zone-0");
}

async function tellsUnderThePointer(page, file) {
  const shape = page.locator("svg .hover[data-tip]").first();
  await shape.scrollIntoViewIfNeeded();
  await shape.hover();
  const tip = await page.evaluate(() => document.getElementById("tip").hidden || document.getElementById("tip").textContent);
  expect(tip === (await shape.getAttribute("data-tip")), `${name(file)}: under the pointer stands ${tip}`);
  await page.mouse.move(0, 0);
}

async function prints(page, file) {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.setViewportSize({ width: 688, height: 1000 });  // A4 within its margins
  await fits(page, file, "in print");
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(paper === "rgb(255, 255, 255)", `${name(file)}: prints on ${paper}`);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map((box) => box[1].trim().split(/\s+/).map(Number));
  expect(boxes.length > 0, `${name(file)}: prints no page`);
  for (const [, , width, height] of boxes)
    expect(Math.abs(width - 595) < 2 && Math.abs(height - 842) < 2, `${name(file)}: a page of ${width} by ${height} points`);
}

async function worksWithoutScript(browser, file) {
  const page = await watched(browser, file, { javaScriptEnabled: false, viewport: { width: 768, height: 900 } });
  await page.check("#zone-1");
  expect(await page.locator(".strips").nth(1).isVisible(), `${name(file)}: no zone switch without script`);
  await page.locator("summary").first().click();
  expect(await page.locator("details[open] table").first().isVisible(), `${name(file)}: no table without script`);
  await page.context().close();
}

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
for (const file of files) {
  const page = await watched(browser, file, { viewport: { width: 1280, height: 900 } });
  for (const width of [360, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await fits(page, file, `${width} pixels`);
  }
  await readsInItsDirection(page, file);
  await zonesSwitch(page, file);
  await tellsUnderThePointer(page, file);
  await page.emulateMedia({ colorScheme: "light" });
  await accessible(page, file, "light");
  await page.emulateMedia({ colorScheme: "dark" });
  await accessible(page, file, "dark", ["color-contrast"]);
  await prints(page, file);
  await page.context().close();
}
await worksWithoutScript(browser, files[0]);
await browser.close();
for (const fault of faults) console.log(fault);
process.exit(faults.length > 0 ? 1 : 0);
