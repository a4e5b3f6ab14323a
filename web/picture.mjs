// The pictures of the README: node picture.mjs (LILIAN_BASE names a running demo city; only fictitious people are in it).
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const base = process.env.LILIAN_BASE ?? 'http://127.0.0.1:8095'
const docs = join(import.meta.dirname, '..', 'docs')
mkdirSync(docs, { recursive: true })
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] })
for (const [language, file] of [['zh', 'lilian.png'], ['en', 'lilian.en.png']]) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: 'light', reducedMotion: 'reduce', baseURL: base })
  await context.addCookies([{ name: 'lilian_language', value: language, url: base }])
  const signed = await context.request.post('/api/v1/session', { headers: { 'X-Lilian': '1' }, data: { account: 'officer', password: 'Lilian-demo-2026' } })
  if (!signed.ok()) throw new Error(`sign-in: ${signed.status()}`)
  // The person of the demo account of a county secretary: a long career, so that the line of it has something to say.
  const logins = await (await context.request.get('/api/v1/demo/logins')).json()
  const { person } = logins.find((one) => one.account === 'secretary')
  const [hit] = await (await context.request.get(`/api/v1/search?q=${encodeURIComponent(person)}`)).json()
  const page = await context.newPage()
  await page.goto(hit.link)
  await page.locator('#career canvas').waitFor()
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(docs, file) })
  await context.close()
}
await browser.close()
