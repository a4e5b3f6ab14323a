// Every page in English, wide and on a phone, light and dark: nothing shown raw, nothing too wide, nothing the console minds, nothing axe finds serious.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { assert, signIn, visitor } from './house.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RAW = /\b(page|field|code|day|refusal|people|units|figures|imports|accounts|ledger|filter|frame|audit|notice|own|roles|saved|signin|stage)\.[a-z_]+(\.[a-z_]+)*\b/
const CJK = /[\u3400-\u9fff]/

export async function journey() {
  const wrong = []
  await Promise.all([1440, 390].flatMap((width) => ['light', 'dark'].map((look) => all(width, look, wrong))))
  assert.equal(wrong.length, 0, [...new Set(wrong)].join('\n'))
}

async function all(width, look, wrong) {
  const options = { width, height: width < 600 ? 844 : 900, look, language: 'en' }
  const outside = await visitor(options)
  await outside.goto('/')
  await outside.locator('.demo-logins button').first().waitFor()
  await judge(outside, `sign-in ${width} ${look}`, wrong)

  const officer = await signIn('Organisation officer', options)
  const api = (path) => officer.evaluate(async (where) => (await fetch(`/api/v1${where}`)).json(), path)
  const [person] = await api('/search?q=renxiaokai')
  const [root] = await api('/units')
  const imports = await api('/imports')
  const paths = ['/', '/people', '/people?build=1', person.link, `${person.link}/form`, '/units', `/units/${root.id}`, '/figures', '/figures/people.total', '/imports', ...imports.slice(0, 1).map((one) => `/imports/${one.id}`), '/calendar', '/calendar?year=2050', '/account', '/account/readers', '/notices', '/help', '/help/find', '/nothing-here']
  await walk(officer, paths, `${width} ${look}`, wrong)

  const security = await signIn('Security administrator', options)
  await walk(security, ['/accounts', '/roles'], `${width} ${look}`, wrong)
  const audit = await signIn('Audit administrator', options)
  await walk(audit, ['/audit'], `${width} ${look}`, wrong)
}

async function walk(page, paths, how, wrong) {
  for (const path of paths) {
    page.complaints.length = 0
    await page.goto(path)
    await page.locator('main h1, main .empty, .sheet h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    await page.locator('.skeleton').first().waitFor({ state: 'detached' })
    await judge(page, `${path.replace(/\d{6,}/g, 'N')} ${how}`, wrong)
  }
}

async function judge(page, where, wrong) {
  const seen = await page.evaluate(() => {
    // Chrome: what the product says of itself. Names, posts, texts and the paper form are data and stay as they are.
    const data = 'main li, h1 ~ *, .ant-radio-group, .ant-segmented, .page p, .sheet, .sheets, td, dd, .entry, .person-name, .person-head, .account-menu, .tools, .brand, .crumbs, .unit-tree, .demo-logins, .signin-name, .posts, .resume-line, #resume, .rail-list, .check, .day-column li, .facets, .candidates, .holder, .figure-value, .ant-select-content, .ant-select-selection-item, h1, .pre, canvas, .find-words, .grants, [lang]:not(html)'
    const chrome = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement
      if (!parent || parent.closest('script, style') || !parent.checkVisibility()) continue
      if (!parent.closest(data)) chrome.push(walker.currentNode.textContent)
    }
    const frames = [document.documentElement, document.querySelector('main'), document.querySelector('.unit-tree'), document.querySelector('.rail')].filter((one) => one && !one.querySelector(':scope > .form-screen'))
    return { chrome, all: document.body.innerText, over: Math.max(0, ...frames.map((one) => one.scrollWidth - one.clientWidth)) }
  })
  for (const text of seen.chrome) if (CJK.test(text.replace(/[（(][^()（）]*[)）]/g, ''))) wrong.push(`${where}: ${text.trim().slice(0, 60)}`)
  const raw = RAW.exec(seen.all)
  if (raw && !/^people\.[a-z_]+$/.test(raw[0])) wrong.push(`${where}: key shown ${raw[0]}`)
  if (seen.over > 1) wrong.push(`${where}: ${seen.over} px too wide`)
  for (const line of page.complaints) wrong.push(`${where}: console ${line.slice(0, 160)}`)
  await page.evaluate(axe)
  const violations = await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: true } } })).violations.filter((one) => ['serious', 'critical'].includes(one.impact)).map((one) => `${one.id} ${one.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`).join(' | ')}`))
  for (const line of violations) wrong.push(`${where}: axe ${line.slice(0, 400)}`)
}
