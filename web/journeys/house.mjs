// What every journey shares: a browser, people who sign in with the mouse, and waiting for what is seen rather than for time.
import { strict as assert } from 'node:assert'
import { chromium } from 'playwright-core'

export { assert }
export const BASE = process.env.LILIAN_BASE ?? 'http://127.0.0.1:8095'
export const PASSWORD = 'Lilian-demo-2026'

let browser
let contexts = []

export async function open() {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] })
}

export const close = () => browser.close()

/** Pages a journey has open, to take their picture when it fails. */
export const openPages = () => contexts.flatMap((context) => context.pages())

export async function leave() {
  await Promise.all(contexts.map((context) => context.close()))
  contexts = []
}

/** A fresh browser of one person: own cookies, own drafts. `page.complaints` collects what the console says. */
export async function visitor({ width = 1440, height = 900, look = 'light', language = 'zh', touch = false } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, hasTouch: touch, isMobile: touch, colorScheme: look, reducedMotion: 'reduce', baseURL: BASE, acceptDownloads: true, locale: language === 'zh' ? 'zh-CN' : 'en-GB' })
  contexts.push(context)
  await context.addCookies([{ name: 'lilian_language', value: language, url: BASE }])
  context.setDefaultTimeout(10_000)
  return newPage(context)
}

export async function newPage(context) {
  const page = await context.newPage()
  page.complaints = []
  watchSearches(page)
  page.on('console', (message) => { if (message.type() === 'error' && !expected(message)) page.complaints.push(`${message.text()} ${message.location().url}`) })
  page.on('pageerror', (error) => page.complaints.push(error.message))
  return page
}

// A draft that is not there, nobody signed in yet, and what a refusal test provokes: the browser writes a line for each.
function expected(message) {
  const { url } = message.location()
  return /Failed to load resource/.test(message.text()) && (/\/drafts\//.test(url) || /\/api\/v1\/session$/.test(url))
}

/** Sign in with the card of the demo account. The role's words are on the card. */
export async function signIn(role, options) {
  const page = await visitor(options)
  await page.goto('/')
  await card(page, role).click()
  await page.locator('.top').waitFor()
  return page
}

export const card = (page, words) => page.locator('.demo-logins button').filter({ has: page.getByText(words, { exact: true }) })

/** Sign in by name and password through the form. */
export async function signInAs(account, password, options) {
  const page = await visitor(options)
  await page.goto('/')
  await page.getByLabel('账号', { exact: true }).fill(account)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  return page
}

/** Choose in a drop-down list: typed where it can be searched, then the option by its words. */
export async function choose(page, box, word, typed = word) {
  await box.click()
  await page.keyboard.type(typed)
  const option = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').filter({ hasText: word }).first()
  await option.click()
}

/** The field of a form by the words above it. */
export const field = (scope, words) => scope.locator('.asked').filter({ has: scope.page().locator('.label', { hasText: new RegExp(`^${words}`) }) })

export const drawer = (page) => page.locator('.ant-drawer-content-wrapper').last()
export const dialog = (page) => page.locator('.ant-modal').last()

/** Opens a page from the navigation, which may fold the pages of a stage under its name. */
export async function openFromStage(page, stage, name) {
  const navigation = page.locator('.navigation')
  await navigation.locator('.groups').waitFor()
  const link = navigation.getByRole('link', { name, exact: true })
  if (!(await link.isVisible())) await navigation.getByRole('button', { name: stage }).click()
  await link.click()
}

export async function see(page, text) {
  await page.getByText(text).first().waitFor()
}

/** The count above the list of people, once it has settled on the present question. */
export async function count(page) {
  const words = await page.locator('.find-count').innerText()
  return Number(words.replace(/\D/g, ''))
}

/** The count that answers a deed: the last question asked, once no question is open. */
export async function countOf(page, deed) {
  const first = page.waitForResponse(isSearch)
  await deed()
  await first
  while (page.asking > 0) await new Promise((go) => setTimeout(go, 20))
  const n = page.answered
  await page.waitForFunction((wanted) => Number((document.querySelector('.find-count')?.textContent ?? '').replace(/\D/g, '')) === wanted && !document.querySelector('.fading'), n)
  return n
}

const isSearch = (one) => one.url().endsWith('/people/search')

function watchSearches(page) {
  page.asking = 0
  page.on('request', (request) => { if (isSearch(request)) page.asking += 1 })
  page.on('requestfailed', (request) => { if (isSearch(request)) page.asking -= 1 })
  page.on('response', (response) => { if (isSearch(response)) response.json().then((answer) => { page.answered = answer.count }, () => undefined).finally(() => { page.asking -= 1 }) })
}

/** One more condition from the list of conditions. */
export async function condition(page, words) {
  await page.locator('.filter-add').last().click()
  await page.locator('.filter-menu:visible').getByText(words, { exact: true }).click()
}

export async function search(page, text) {
  await page.keyboard.press('/')
  await page.keyboard.type(text)
}

/** A file that arrives, as bytes. */
export async function arrives(page, deed) {
  const coming = page.waitForEvent('download')
  await deed()
  const download = await coming
  const chunks = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk)
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) }
}

/** An identity number with its check digit, of the fictitious division 990101. */
export function identity(birth, order) {
  const head = `990101${birth}${String(order).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return head + '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(head[at]), 0) % 11]
}

/** Differs at every run, so that a city can be walked twice. */
export const MARK = Array.from(String(Date.now() % 1_000_000), (digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]).join('')
