// A field study from the visit to the cross-check, on a phone: begun by choosing where, two sources that disagree, the line dropped between typing and saving. Nothing is lost, it goes on file once, the board shows it disputed, the person reads it and finds where to contest it. On a wide screen: an empty cell of the five lines leads to a notebook that knows whom and what; two windows; a third source.
import { assert, choose, dialog, field, MARK, newPage, see, signIn } from './house.mjs'

const PHONE = { width: 390, height: 844, touch: true }
const [TOWN, HEAD] = ['青陂镇', '任小凯']

export async function journey() {
  const page = await signIn('县（区）委书记、组织部部长', PHONE)
  const said = `渔港二期已完成六成${MARK}`
  const address = await noted(page, said)
  await onFile(page, said, address)
  const statement = await onBoard(page, said)
  await ownView(said, statement)
  const officer = await signIn('组织部干部')
  await fromTheMatrix(officer)
  await twoWindows(officer)
  await thirdSource(officer, statement)
  await elsewhere(officer)
  for (const one of [page, officer]) assert.ok(one.complaints.every((line) => /ERR_INTERNET_DISCONNECTED|ERR_FAILED|412|422/.test(line)), one.complaints.join('\n'))
}

const card = (page, at = 0) => page.locator('.statement-card').nth(at)
const foot = (page) => page.locator('.record-foot')
const api = (page, path) => page.evaluate(async (where) => (await fetch(`/api/v1${where}`)).json(), path)

/** Two sources that disagree, the second typed with the line down. Returns where the study stands. */
async function noted(page, said) {
  await page.goto('/studies')
  await page.getByRole('button', { name: '开始调研' }).first().tap()
  await page.locator('.notebook').waitFor()
  let taps = 0
  const tap = async (place) => { taps += 1; await place.tap() }
  await tap(field(page.locator('.notebook'), '调研单位').locator('.ant-select'))
  await page.keyboard.insertText('青陂')
  await tap(page.locator('.ant-select-item-option', { hasText: TOWN }).first())
  await tap(card(page).getByRole('button', { name: `${HEAD} 党委书记` }))
  await tap(card(page).getByRole('button', { name: '项目攻坚' }))
  await tap(field(card(page), '什么情况').locator('textarea'))
  await page.keyboard.insertText(said)
  await tap(card(page).getByRole('button', { name: '负责人介绍' }))
  await page.keyboard.insertText('汛期前合龙')
  await see(card(page), '单一来源')
  await page.waitForURL(/\/studies\/\d+$/)
  assert.equal(await page.evaluate(() => document.activeElement?.value), '汛期前合龙', 'the notebook goes on under its number, the cursor where it was')
  const address = new URL(page.url()).pathname
  await see(foot(page), '已保存')

  await page.context().setOffline(true)
  await tap(card(page).locator('.sources > .kind-buttons').getByRole('button', { name: '现场所见' }))
  await page.keyboard.insertText('只见桩基，防波堤未动工')
  await tap(card(page).locator('.source-row').nth(1).getByRole('button', { name: '不一致' }))
  await see(card(page), '1 类来源印证')
  await see(foot(page), '已保存在本机，联网后自动发送')
  assert.ok(taps <= 9, `${taps} taps`)
  // The page is closed before the line is back, and opened again where there is one.
  await page.goto('about:blank')
  await page.context().setOffline(false)
  await page.goto('/studies')
  await page.locator('.kept-list a').first().tap()
  await page.waitForURL((url) => url.pathname === address)
  assert.equal(await card(page).locator('.source-row textarea').nth(1).inputValue(), '只见桩基，防波堤未动工')
  await see(foot(page), /已保存( \d|$)/)
  await page.waitForFunction(() => !Object.keys(localStorage).some((name) => name.startsWith('lilian_left_') && name.includes('/studies/')))
  const kept = await api(page, address)
  assert.deepEqual(kept.study.statements[0].sources.map(({ source, stance }) => [source, stance]), [['head_statement', 'for'], ['seen', 'against']])
  return address
}

/** Nobody reads it before; then once, with the line dropped under the last tap. */
async function onFile(page, said, address) {
  await page.getByRole('button', { name: '困难问题', exact: true }).tap()
  await page.keyboard.insertText(`二期用海手续未批${MARK}`)
  await see(foot(page), /已保存 \d/)
  await page.waitForFunction(async (where) => (await (await fetch(`/api/v1${where}`)).json()).study.difficulties.length === 1, address)
  await page.context().setOffline(true)
  await foot(page).getByRole('button', { name: '记入档案' }).tap()
  await see(dialog(page), '1 条情况记入 1 人的档案')
  await dialog(page).getByRole('button', { name: '记入档案' }).tap()
  await see(foot(page), '连不上服务器，还没有记入档案。')
  await page.context().setOffline(false)
  await see(page, '当天现场记录')
  await see(page.locator('.statement'), said)
  await see(page.locator('.side.for'), '汛期前合龙')
  await see(page.locator('.side.against'), '只见桩基，防波堤未动工')
  await page.locator('.talk-problems').getByRole('link', { name: `二期用海手续未批${MARK}` }).waitFor()
  const onFiles = await api(page, '/statements?front_line=projects')
  assert.equal(onFiles.rows.filter(({ text }) => text === said).length, 1)
}

/** On a phone the board opens with what is disputed. Returns where the statement stands. */
async function onBoard(page, said) {
  await page.goto('/statements')
  await see(page, '不作为对任何人不利的依据')
  const line = page.locator('.statement-card-line', { hasText: said })
  await line.getByText('1 类来源印证，1 类来源说法不一').waitFor()
  await line.getByRole('link', { name: said }).tap()
  await page.waitForURL(/\/statements\/\d+$/)
  await page.locator('.statement-state.disputed').waitFor()
  return new URL(page.url()).pathname
}

/** Whom it is about is told, reads it, and is one tap away from contesting it. */
async function ownView(said, statement) {
  const person = await signIn('干部', PHONE)
  await person.goto('/notices')
  await person.getByRole('link', { name: /一线考察记入您的档案/ }).first().tap()
  await person.waitForURL(/\/people\/\d+\/statements$/)
  await see(person.locator('.statement'), said)
  await person.goto(statement)
  await see(person, '有不同意见，请打开有关记录提出异议')
  assert.equal(await person.getByRole('button', { name: '添加来源' }).count(), 0, 'nobody sets sources of what is said of themselves')
  await person.getByRole('link', { name: '查看记录、提出异议' }).last().tap()
  await person.locator('.entry.sought').getByRole('button', { name: '提出异议' }).waitFor()
  await person.goto('/studies')
  await see(person, '您的角色不做一线调研')
  assert.deepEqual(person.complaints, [])
}

/** An empty cell is where one begins: the notebook knows where, whom and which line, and nothing is sent before something is typed. */
async function fromTheMatrix(page) {
  await page.goto('/matrix')
  await see(page, /格空白/)
  const row = page.locator('.matrix tr.heads', { hasText: HEAD })
  await row.locator('.matrix-cell[aria-label^="项目攻坚"][href*="stage=observe"]').waitFor()
  const drafts = async () => (await api(page, '/studies')).filter(({ state }) => state === 'draft').length
  const before = await drafts()
  const unseen = page.locator('.matrix .matrix-cell.unseen').first()
  const whom = new URLSearchParams((await unseen.getAttribute('href')).split('?')[1]).get('person')
  await unseen.click()
  await page.waitForURL(/\/studies\/new\?/)
  await page.locator('.notebook').waitFor()
  await page.locator('.known-where').waitFor()
  await see(field(card(page), '谁的工作'), (await api(page, `/people/${whom}/card`)).name)
  assert.equal(await card(page).locator('[data-field="front_line"] [aria-pressed="true"]').count(), 1)
  await page.waitForTimeout(2500)
  assert.equal(await drafts(), before)
  await foot(page).getByRole('button', { name: '记入档案' }).click()
  await see(foot(page), '还没有记情况或困难')
}

/** The same draft in two windows: the second is told, keeps what it typed and chooses; then the draft is given up. */
async function twoWindows(page) {
  await field(card(page), '什么情况').locator('textarea').fill(`第一个窗口${MARK}`)
  await page.waitForURL(/\/studies\/\d+$/)
  await see(foot(page), /已保存 \d/)
  const other = await newPage(page.context())
  await other.goto(new URL(page.url()).pathname)
  await field(card(other), '什么情况').locator('textarea').fill(`第二个窗口${MARK}`)
  await see(foot(other), /已保存 \d/)
  await field(card(page), '什么情况').locator('textarea').fill(`又回到第一个${MARK}`)
  await see(page, '这份草稿在别的窗口改过。')
  assert.equal(await field(card(page), '什么情况').locator('textarea').inputValue(), `又回到第一个${MARK}`)
  await page.getByRole('button', { name: '用这里写的' }).click()
  await see(foot(page), /已保存 \d/)
  const { study } = await api(page, new URL(page.url()).pathname)
  assert.equal(study.statements[0].text, `又回到第一个${MARK}`)
  await other.close()
  const id = Number(new URL(page.url()).pathname.split('/').at(-1))
  await page.goto('/studies')
  const rows = page.getByRole('table', { name: '草稿' }).locator('tbody tr')
  await rows.filter({ has: page.locator(`a[href="/studies/${id}"]`) }).getByRole('button', { name: /^放弃/ }).click()
  await dialog(page).getByRole('button', { name: '放弃' }).click()
  await page.locator(`main a[href="/studies/${id}"]`).waitFor({ state: 'detached' })
  assert.ok(!(await api(page, '/studies')).some((one) => one.id === id))
}

/** A source that came later is added, put on the other side and taken away again. */
async function thirdSource(page, statement) {
  await page.goto(statement)
  await page.getByRole('button', { name: '添加来源' }).click()
  const drawer = page.locator('.ant-drawer-content-wrapper').last()
  await drawer.locator('.entry-choice li').first().getByRole('button', { name: /^印证/ }).click()
  await drawer.waitFor({ state: 'hidden' })
  await page.waitForFunction(() => document.querySelectorAll('.side.for .told-source').length === 2)
  await page.locator('.side.for .told-source').last().getByRole('button', { name: '改为不一致' }).click()
  await page.waitForFunction(() => document.querySelectorAll('.side.against .told-source').length === 2)
  await page.locator('.side.against .told-source').last().getByRole('button', { name: '撤下' }).click()
  await dialog(page).getByRole('button', { name: '撤下' }).click()
  await page.waitForFunction(() => document.querySelectorAll('.told-source').length === 2)
}

/** Somebody who held no post there that day is asked about, and may have been there all the same. */
async function elsewhere(page) {
  await page.goto('/studies/new')
  await page.locator('.notebook').waitFor()
  await choose(page, field(page.locator('.notebook'), '调研单位').locator('.ant-select'), '砺州市财政局')
  await choose(page, field(card(page), '谁的工作').locator('.ant-select'), HEAD, 'renxiaokai')
  await card(page).getByRole('button', { name: '招商引资' }).click()
  await field(card(page), '什么情况').locator('textarea').fill(`到市里对接项目${MARK}`)
  await card(page).getByRole('button', { name: '询问了解' }).click()
  await page.keyboard.insertText('财政局同志说当天来过')
  await foot(page).getByRole('button', { name: '记入档案' }).click()
  await dialog(page).getByRole('button', { name: '记入档案' }).click()
  await see(page.locator('.twice'), '不在砺州市财政局任职')
  await page.getByRole('button', { name: '在场，继续' }).click()
  await see(page.locator('.statement'), `到市里对接项目${MARK}`)
}
