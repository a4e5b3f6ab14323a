// Every page in English, wide and on a phone, light and dark: nothing shown raw, nothing too wide, nothing the console minds, nothing axe finds serious.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { assert, signIn, visitor } from './house.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const RAW = /\b(page|field|code|day|refusal|people|units|figures|imports|accounts|ledger|filter|frame|audit|notice|own|roles|saved|signin|stage|problems|calendar|talks|needs|visits|duties|rounds|coverage|ways)\.[a-z_]+(\.[a-z_]+)*\b/
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
  const problem = await someProblem(officer, api, root)
  const [secretary] = await api('/search?q=duyuan')
  const [round] = await api('/rounds')
  const care = await someCare(officer, api, secretary.id)
  const paths = ['/', '/people', '/people?build=1', person.link, `${person.link}/form`, '/units', `/units/${root.id}`, '/figures', '/figures/people.total', '/imports', ...imports.slice(0, 1).map((one) => `/imports/${one.id}`), '/calendar', '/calendar?year=2050', '/problems', '/problems?side=raised&show=closed', '/problems/new', '/problems/routing', '/problems/clocks', `/problems/${problem}`, ...care, '/duties', '/duties/board', '/duties/rules', '/rounds', `/rounds/${round.id}`, '/coverage', '/settings/notices', '/account', '/account/readers', '/notices', '/help', '/help/find', '/nothing-here']
  await walk(officer, paths, `${width} ${look}`, wrong)

  const security = await signIn('Security administrator', options)
  await walk(security, ['/accounts', '/roles'], `${width} ${look}`, wrong)
  const audit = await signIn('Audit administrator', options)
  await walk(audit, ['/audit'], `${width} ${look}`, wrong)
}

/** A problem to look at, of an earlier run or raised now. */
async function someProblem(page, api, root) {
  const [first] = (await api('/problems?side=coordinated')).rows
  if (first) return first.id
  const asked = { origin: 'talk', kind: 'works', place: root.id, owner: root.id, title: '渔港引桥夜间照明停用已有两个月，卸货只能靠手电', text: '已找过两个单位，都说不归本单位。', wish: '月底前恢复照明', protected: false }
  const send = async (body) => (await fetch('/api/v1/problems', { method: 'POST', headers: { 'X-Lilian': '1', 'Content-Type': 'application/json' }, body: JSON.stringify(body) })).json()
  return (await page.evaluate(send, asked)).id
}

/** Pages of talks, needs and visits, with a talk, a need and a plan of an earlier run or recorded now. */
async function someCare(page, api, person) {
  const send = ([where, body]) => fetch(`/api/v1${where}`, { method: 'POST', headers: { 'X-Lilian': '1', 'Content-Type': 'application/json' }, body: JSON.stringify(body) }).then((answer) => answer.json())
  const post = (where, body) => page.evaluate(send, [where, body])
  const { today } = await api('/session')
  const words = { kind: 'home_visit', held_on: today, form: 'on_site', place: '青陂渔港', unannounced: true, tier: 'restricted', summary: '到渔港看引桥，家里老人住院。', topics: { work: '渔港二期过半。' }, looks: { state: 'watch', spirit: 'good', results: 'worry' }, suggestions: '用海和用地手续一起办。', left_open: ['渔港二期用地'] }
  if ((await api('/talks?kind=home_visit')).rows.length === 0) await post(`/people/${person}/talks`, { talk: words, another: true, problems: [{ kind: 'works', title: '渔港引桥夜间照明停用已有两个月，卸货只能靠手电' }], needs: [{ kind: 'family', text: '母亲住院，需要陪护。' }] })
  if ((await api('/visits')).length === 0) await post('/visits', { day: today, unit: (await api('/units'))[0].id, note: '看便民服务中心' })
  const [[talk], [need], [visit]] = [(await api('/talks?kind=home_visit')).rows, await api('/needs'), await api('/visits')]
  return ['/talks', '/talks?whose=reach', '/talks?kind=interview&to=2020-01-01', '/talks/new', `/talks/new?person=${person}&kind=interview`, `/talks/new?person=${person}&kind=home_visit`, `/talks/new?visit=${visit.id}`, `/talks/new?replaces=${talk.id}`, `/talks/${talk.id}`, '/needs', `/needs?need=${need.id}`, '/visits']
}

async function walk(page, paths, how, wrong) {
  for (const path of paths) {
    page.complaints.length = 0
    await page.goto(path)
    await page.locator('main h1, main .empty, .sheet h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    await page.locator('.skeleton').first().waitFor({ state: 'detached' }).catch(() => wrong.push(`${path} ${how}: still loading`))
    await judge(page, `${path.replace(/\d{6,}/g, 'N')} ${how}`, wrong)
  }
}

async function judge(page, where, wrong) {
  const seen = await page.evaluate(() => {
    // Chrome: what the product says of itself. Names, posts, texts and the paper form are data and stay as they are; so are the marks of the stages.
    const data = 'main li, .duties .section > header, .heat th[scope=row], .round-said, .known-person, .carried, .need-story, .ant-drawer-title, .ant-drawer p, .fold-value, textarea, .mark, h1 ~ *, .ant-radio-group, .ant-segmented, .page p, .sheet, .sheets, td, dd, .entry, .person-name, .person-head, .account-menu, .tools, .brand, .crumbs, .unit-tree, .demo-logins, .signin-name, .posts, .resume-line, #resume, .rail-list, .check, .day-column li, .facets, .candidates, .holder, .figure-value, .ant-select-content, .ant-select-selection-item, h1, .pre, canvas, .find-words, .grants, [lang]:not(html)'
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
