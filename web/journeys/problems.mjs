// An official raises a problem, the coordinator gives it to a unit, its head answers, whoever raised it confirms; another is reopened and returns to the same unit. Blanks are refused in words, a protected name is said nowhere, a routing rule sends the next problem by itself.
import { assert, choose, dialog, drawer, field, MARK, openFromStage, see, signIn } from './house.mjs'

const OWNER = '砺州市财政局'

export async function journey() {
  const [official, officer, head] = [await signIn('干部'), await signIn('组织部干部'), await signIn('单位主要负责人')]
  const name = await official.evaluate(async () => (await (await fetch('/api/v1/session')).json()).account.display_name)

  // Blanks are no problem: said before sending, and by the server to whoever sends them all the same.
  await beginRaising(official)
  await field(official.locator('main'), '问题$').locator('input').fill('   ')
  await submit(official)
  await see(official.locator('.form-foot'), '还需填写：问题')
  await fill(official, '休闲渔业用海手续', '审批手续')
  await official.route('**/api/v1/problems', blanks)
  await submit(official)
  await see(field(official.locator('main'), '问题$'), '此项必填。')
  await official.unroute('**/api/v1/problems', blanks)
  await official.getByRole('button', { name: '清空' }).click()

  // Solved: raised, given to a unit, answered, confirmed.
  const solved = `养殖用海手续两个部门互为前提${MARK}`
  await raise(official, solved, '审批手续')
  await see(official, '规则没有定承办单位')
  await assign(officer, solved)
  await head.goto('/')
  await see(head.locator('.day-column'), '有一件“审批手续”问题交您单位办理')
  await answer(head, solved)
  await official.goto('/')
  await official.locator('.day-column').getByText('“审批手续”问题有了答复，请确认').first().click()
  await official.getByRole('heading', { name: solved }).waitFor()
  await confirm(official, '解决了')
  await state(official, '已办结')

  // Reopened: back to the unit that answered it, under a clock of its own.
  const again = `码头夜间停电${MARK}`
  await raise(official, again, '审批手续')
  await assign(officer, again)
  await answer(head, again)
  await openOwn(official, again)
  await confirm(official, '解决了')
  await state(official, '已办结')
  await official.getByRole('button', { name: '重新办理' }).click()
  await field(drawer(official), '重新办理的原因').locator('textarea').fill('昨晚又停了两个小时。')
  await submitDrawer(official, '重新办理')
  await state(official, '办理中')
  assert.match(await official.locator('.problem-facts').innerText(), new RegExp(`承办单位\\s*${OWNER}[\\s\\S]*重新办理\\s*1 次`))
  await owed(head, again)
  await head.locator('.story-line').getByText('昨晚又停了两个小时。').waitFor()

  // Protected: neither who coordinates nor who answers reads the name, and the answer arrives all the same.
  const unsaid = `不便署名的事${MARK}`
  await raise(official, unsaid, '资金', () => official.getByText('不公开提出人姓名').click())
  await assign(officer, unsaid)
  await answer(head, unsaid)
  for (const page of [officer, head]) {
    await page.reload()
    await see(page.locator('.problem-facts'), '不公开')
    const words = await page.locator('main').innerText()
    assert.ok(!words.includes(name), words)
    assert.match(words, /姓名不公开（提出人）/)
  }
  await openOwn(official, unsaid)
  await confirm(official, '没有解决')
  await state(official, '办理中')

  // By rule: the next one goes to its unit by itself.
  await officer.goto('/problems')
  await officer.getByRole('button', { name: '交办规则' }).click()
  await officer.getByRole('button', { name: '新增规则' }).first().click()
  await settled(officer)
  await choose(officer, field(drawer(officer), '类别').locator('.ant-select'), '民生', '')
  await choose(officer, field(drawer(officer), '承办单位').locator('.ant-select'), OWNER)
  await submitDrawer(officer, '保存')
  const rule = officer.getByRole('table', { name: '交办规则' }).locator('tbody tr', { hasText: '民生' })
  await rule.getByText(OWNER).waitFor()
  await raise(official, `村口路灯不亮${MARK}`, '民生')
  await see(official, `由${OWNER}答复。`)
  await rule.getByRole('button', { name: '停用' }).click()
  await dialog(officer).getByRole('button', { name: '停用' }).click()
  await rule.waitFor({ state: 'detached' })

  for (const page of [officer, head]) assert.deepEqual(page.complaints, [])
  assert.ok(official.complaints.every((line) => /422/.test(line)), official.complaints.join('\n'))
}

/** The page itself sends no blanks, so they are slipped in on the way. */
const blanks = (route) => (route.request().method() === 'POST' ? route.continue({ postData: JSON.stringify({ ...route.request().postDataJSON(), title: '   ' }) }) : route.continue())

async function beginRaising(page) {
  await openFromStage(page, '谈心谈话', '问题办理')
  await page.getByRole('button', { name: '提出问题' }).first().click()
  await page.getByRole('heading', { name: '提出问题' }).waitFor()
}

async function fill(page, title, kind) {
  await field(page.locator('main'), '问题$').locator('input').fill(title)
  await choose(page, field(page.locator('main'), '类别').locator('.ant-select'), kind, '')
}

const submit = (page) => page.locator('.raise-form').getByRole('button', { name: '提出问题' }).click()

async function raise(page, title, kind, more = async () => undefined) {
  await beginRaising(page)
  await fill(page, title, kind)
  await more()
  await submit(page)
  await page.getByRole('heading', { name: title }).waitFor()
}

/** A drawer that has come to rest: its first field has the focus. */
const settled = (page) => page.locator('.ant-drawer form :focus').first().waitFor({ state: 'attached' })

async function submitDrawer(page, words) {
  await drawer(page).locator('.form-foot').getByRole('button', { name: words }).click()
  await drawer(page).waitFor({ state: 'hidden' })
}

async function assign(page, title) {
  await find(page, '/problems?side=coordinated&state=unrouted', title)
  await page.getByRole('button', { name: '确定承办单位' }).click()
  await settled(page)
  await choose(page, field(drawer(page), '承办单位').locator('.ant-select'), OWNER)
  await submitDrawer(page, '交办')
  await see(page, `由${OWNER}答复。`)
}

/** Opens it from a list, further down where a city that was walked often has many. */
async function find(page, path, title) {
  await page.goto(path)
  const link = page.getByRole('link', { name: title })
  const more = page.getByRole('button', { name: '再显示 50 行' })
  for (let pages = 0; pages < 20; pages += 1) {
    await link.or(more).first().waitFor()
    if (await link.count()) break
    const shown = await page.locator('tbody tr').count()
    await more.click()
    await page.waitForFunction((rows) => document.querySelectorAll('tbody tr').length > rows, shown)
  }
  await link.click()
  await page.getByRole('heading', { name: title }).waitFor()
}

async function owed(page, title) {
  await find(page, '/problems?side=owed', title)
}

async function answer(page, title) {
  await owed(page, title)
  await page.getByRole('button', { name: '答复', exact: true }).click()
  await drawer(page).getByText('已解决', { exact: true }).click()
  await field(drawer(page), '答复内容').locator('textarea').fill('已与海洋部门会商，当日办结，批文送到本人手中。')
  await submitDrawer(page, '提交答复')
  await state(page, '待确认')
}

async function openOwn(page, title) {
  await find(page, '/problems?side=raised&state=answered', title)
}

async function confirm(page, words) {
  await page.locator('.verdict').getByRole('button', { name: words, exact: true }).click()
  await submitDrawer(page, '提交确认')
}

const state = (page, words) => page.locator('.page-head').getByText(words).waitFor()
