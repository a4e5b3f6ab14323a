// What is asked of every page: nothing shown raw, nothing too wide, nothing the console minds, nothing axe finds serious, by day or in the dark.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RAW = /\b(page|field|code|day|refusal|people|units|figures|imports|accounts|ledger|filter|frame|audit|notice|own|roles|saved|signin|stage|problems|calendar|talks|needs|visits|duties|rounds|coverage|ways|projects|comments|teams|studies|statements|surveys|matrix|portrait|appraisals|classes|touchstones|competences|changes|train|programmes|sessions|hours|gaps|orders|handbook|catalogue|effects|followups|cneeds|proposal|timetable|certificates|calendars|roster|past|discussion|cohort|scores|voices)\.[a-z_]+(\.[a-z_]+)*\b/
const CJK = /[\u3400-\u9fff]/

/** Opens each page and judges it. `words: false` leaves out the search for Chinese on pages that are nothing but what people entered. */
export async function walk(page, paths, how, wrong, { words = true } = {}) {
  for (const path of paths) {
    page.complaints.length = 0
    await page.goto(path)
    await page.locator('main h1, main .empty, .sheet h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    // What lies below the fold is asked for when it comes into view.
    const waiting = page.locator('.skeleton').first()
    if ((await waiting.count()) > 0) await waiting.scrollIntoViewIfNeeded({ timeout: 2000 }).catch(() => undefined)
    await waiting.waitFor({ state: 'detached' }).catch(() => wrong.push(`${path} ${how}: still loading`))
    await judge(page, `${path.replace(/\d{6,}/g, 'N')} ${how}`, wrong, words)
  }
}

export async function judge(page, where, wrong, words = true) {
  const seen = await page.evaluate(() => {
    // Chrome: what the product says of itself. Names, posts, texts and the paper form are data and stay as they are; so are the marks of the stages.
    const data = 'main li, [data-field=person], .matrix th, .matrix-page section > h2, .statement, .known-where, .duties .section > header, .heat th[scope=row], .round-said, .known-person, .carried, .need-story, .ant-drawer-title, .ant-drawer p, .fold-value, textarea, .mark, h1 ~ *, .ant-radio-group, .ant-segmented, .page p, .sheet, .sheets, td, dd, .entry, .person-name, .person-head, .portrait-head, .touchstones-page .section > header, .account-menu, .tools, .brand, .crumbs, .unit-tree, .slip-bar, .question, .build-question, .build-part input, .preview-title, .demo-logins, .signin-name, .posts, .resume-line, #resume, .rail-list, .check, .day-column li, .facets, .candidates, .holder, .figure-value, .ant-select-content, .ant-select-selection-item, h1, .pre, canvas, .find-words, .grants, [lang]:not(html)'
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
  if (words) for (const text of seen.chrome) if (CJK.test(text.replace(/[（(][^()（）]*[)）]/g, ''))) wrong.push(`${where}: ${text.trim().slice(0, 60)}`)
  const raw = RAW.exec(seen.all)
  if (raw && !/^people\.[a-z_]+$/.test(raw[0])) wrong.push(`${where}: key shown ${raw[0]}`)
  if (seen.over > 1) wrong.push(`${where}: ${seen.over} px too wide`)
  for (const line of page.complaints) wrong.push(`${where}: console ${line.slice(0, 160)}`)
  await page.evaluate(axe)
  for (const line of await violations(page)) wrong.push(`${where}: axe ${line}`)
  // The dark look changes colours and nothing else, the same ones on a phone: they are judged once more, on the wide page.
  if (page.viewportSize().width < 600) return
  await look(page, 'dark')
  for (const line of await violations(page, ['color-contrast', 'link-in-text-block'])) wrong.push(`${where} dark: axe ${line}`)
  await page.emulateMedia({ colorScheme: 'light' })
}

/** The reader's machine turns light or dark, and every colour has arrived. */
async function look(page, colorScheme) {
  await page.emulateMedia({ colorScheme })
  await page.waitForFunction((wanted) => document.documentElement.dataset.look === wanted && document.getAnimations().every(({ playState }) => playState !== 'running'), colorScheme)
}

/** What axe finds serious, of all its rules or of these. */
function violations(page, rules) {
  return page.evaluate(async (only) => {
    const asked = { resultTypes: ['violations'], ...(only ? { runOnly: { type: 'rule', values: only } } : {}) }
    const serious = (await window.axe.run(document, asked)).violations.filter(({ impact }) => ['serious', 'critical'].includes(impact))
    return serious.map(({ id, nodes }) => `${id} ${nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`).join(' | ')}`.slice(0, 400))
  }, rules)
}
