import { chromium } from 'playwright-core'
import { readFileSync } from 'node:fs'
const ids = JSON.parse(readFileSync('/tmp/a/ids.json'))
const base = 'http://127.0.0.1:5181', out = '/tmp/shots-a/'
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
const mk = async (account, width, height, lang = 'zh') => {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', baseURL: base })
  await context.addCookies([{ name: 'lilian_language', value: lang, url: base }])
  const page = await context.newPage()
  page.on('pageerror', (e) => console.log('ERR', account, e.message)); page.on('console', (m) => m.type() === 'error' && console.log('CON', account, m.text()))
  const r = await context.request.post('/api/v1/session', { headers: { 'X-Lilian': '1' }, data: { account, password: 'Lilian-demo-2026' } }); if (!r.ok()) console.log(r.status())
  return page
}
const axe = readFileSync('/work/main/web/node_modules/axe-core/axe.min.js', 'utf8')
const check = async (page, name) => { await page.evaluate(axe); const r = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] })); for (const v of r.violations) console.log('AXE', name, v.id, v.impact, v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ')) }
const shot = async (page, name) => { await page.waitForLoadState('networkidle'); await page.waitForTimeout(300); await page.screenshot({ path: `${out}walk-${name}.png` }); await check(page, name) }
const steps = {
  async drawer() { const page = await mk('officer', 1440, 1500); await page.goto('/programmes'); await page.getByRole('button', { name: '设立培训项目' }).click(); await page.waitForTimeout(500)
    await page.locator('input').nth(1).waitFor(); await page.getByLabel('名称').fill('测试系列'); for (const w of ['班次安排', '课程模块与办班要求', '应参训职位', '培训对象与重点']) await page.getByText(w, { exact: true }).click(); for (const w of ['添加班次', '添加模块', '添加一类职位']) await page.getByRole('button', { name: w }).click(); await shot(page, 'drawer') },
  async board() { const page = await mk('officer', 1440, 2600); await page.goto(`/programmes/${ids.p}`); await shot(page, 'board') },
  async form() { const page = await mk('officer', 1440, 1700); await page.goto(`/training/sessions/new?programme=${ids.p}&slot=4`); await page.getByRole('button', { name: '干部担当与一线考察' }).click(); await page.getByRole('button', { name: '添加课程' }).click(); await page.getByText('对象与名额').click(); await shot(page, 'form')
    await page.getByLabel('课程名称').last().fill('数字经济'); await page.getByRole('button', { name: '安排场次' }).click(); await page.waitForURL(/sessions\/\d+/); await shot(page, 'made'); ids.made = page.url() },
  async roster() { const page = await mk('officer', 1440, 1400); await page.goto(`/training/sessions/${ids.open}?tab=roster`); await page.getByRole('button', { name: '挑选' }).click(); await page.locator('.required-list input').first().check(); await page.locator('.required-list input').nth(1).check(); await page.getByRole('button', { name: /列入所选/ }).click(); await page.waitForTimeout(800); await shot(page, 'roster') },
  async marks() { const page = await mk('officer', 1440, 1000); await page.goto(`/training/sessions/${ids.open}?tab=attendance`); await page.getByRole('button', { name: /清晨研讨：未登记的全部到课/ }).click(); await page.locator('.attendance-grid tbody button').nth(1).click(); await page.locator('.attendance-grid tbody button').nth(1).click(); await shot(page, 'marks'); await page.getByRole('button', { name: '保存考勤' }).click(); await page.waitForTimeout(800); await shot(page, 'marks2'); await page.emulateMedia({ media: 'print' }); await page.screenshot({ path: out + 'walk-print.png' }) },
  async phone() { const page = await mk('officer', 390, 2000); await page.goto(`/training/sessions/${ids.open}?tab=roster`); await shot(page, 'phone-roster'); await page.goto(`/training/sessions/${ids.open}?edit=1`); await shot(page, 'phone-form'); await page.goto(`/programmes/${ids.p}`); await shot(page, 'phone-board') },
  async head() { const page = await mk('head', 1440, 900); await page.goto(`/training/sessions/${ids.open}?tab=roster`); await shot(page, 'head') },
  async official() { const o = await mk('officer', 1440, 900); await o.goto('/'); const page = await mk('official', 390, 844); const me = await page.request.get('/api/v1/session'); const person = (await me.json()).account.person
    console.log(await (await o.request.post(`/api/v1/sessions/${ids.open}/seats`, { headers: { 'X-Lilian': '1' }, data: { people: [person], anyway: true } })).text())
    const s = await (await o.request.get(`/api/v1/sessions/${ids.open}`)).json(); const part = s.parts.find((p) => p.person === person); console.log(part?.state)
    if (part?.state === 'waiting') { const other = s.parts.filter((p) => p.state === 'approved'); for (const q of [...other, ...s.parts.filter((p) => p.state === 'waiting' && p.person !== person)].slice(0, 12)) { const now = await (await o.request.get(`/api/v1/sessions/${ids.open}`)).json(); if (now.parts.find((p) => p.person === person).state === 'approved') break; await o.request.post(`/api/v1/sessions/${ids.open}/seats/${q.id}`, { headers: { 'X-Lilian': '1' }, data: { deed: 'withdraw', why: '单位工作需要' } }) } }
    await page.goto(`/training/sessions/${ids.open}`); await shot(page, 'official')
    const code = await (await o.request.get(`/api/v1/sessions/${ids.open}/code?origin=${base}`)).json(); await page.goto(code.path); await page.waitForTimeout(700); await shot(page, 'official-in'); await page.goto(`/in/${ids.open}/00000000`); await page.waitForTimeout(700); await shot(page, 'official-wrong') },
}
for (const name of process.argv.slice(2)) { try { await steps[name]() } catch (e) { console.log('FAIL', name, e.message.slice(0, 600)) } }
await browser.close()
