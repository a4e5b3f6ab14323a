// On a phone the county secretary writes a talk down with two problems: three fields asked at most, eight taps at most. The line drops between typing and sending, and then the answer is lost on its way: nothing is lost, nothing is recorded twice. A second talker joins the record; the answer comes back to the talker; the person sees that the talk was held.
import { assert, choose, field, MARK, see, signIn } from './house.mjs'

const PHONE = { width: 390, height: 844, touch: true }
const [WITH, OWNER] = ['任小凯', '砺州市财政局']

export async function journey() {
  const page = await signIn('县（区）委书记、组织部部长', PHONE)
  const first = await dropped(page)
  await answerLost(page)
  await keptHere(page)
  const answered = await refused(page)
  await joined(first)
  await goneBack(page, answered)
  await ownFile(first)
  assert.ok(page.complaints.every((line) => /ERR_INTERNET_DISCONNECTED|ERR_FAILED|422/.test(line)), page.complaints.join('\n'))
}

/** The line is down when it is sent; it is sent by itself when the line is back. Returns the day and where the talk stands. */
async function dropped(page) {
  await page.goto('/talks/new')
  await page.locator('.said').waitFor()
  await afresh(page)
  const asked = await page.locator('.record-form .asked > .label:visible').filter({ hasNotText: '选填' }).allInnerTexts()
  assert.deepEqual(asked, ['谈话对象', '日期', '谈了什么'])
  let taps = 0
  const tap = async (place) => { taps += 1; await place.tap() }
  const said = `到镇里走访，谈了渔港二期和家里老人的情况${MARK}`
  const titles = [`渔港二期用地指标还差十二亩${MARK}`, `码头引桥夜间照明停用${MARK}`]

  await tap(field(page.locator('main'), '谈话对象').locator('.ant-select'))
  await page.keyboard.type('renxiaokai')
  await tap(page.locator('.ant-select-item-option', { hasText: WITH }).first())
  await tap(page.locator('.said'))
  await page.keyboard.insertText(said)
  for (const title of titles) {
    await tap(page.getByRole('button', { name: '问题', exact: true }))
    await page.keyboard.insertText(title)
  }
  await page.context().setOffline(true)
  await tap(page.locator('.record-foot').getByRole('button', { name: '登记谈话' }))
  await see(page, '连不上服务器，还没有发出。')
  assert.ok(taps <= 8, `${taps} taps`)
  assert.equal(await page.locator('.said').inputValue(), said)
  assert.deepEqual(await page.locator('.raised-card input[aria-required]').evaluateAll((inputs) => inputs.map((input) => input.value)), titles)

  await page.context().setOffline(false)
  await page.waitForURL(/\/talks\/\d+$/)
  for (const title of titles) await see(page, title)
  assert.equal(await times(page, said), 1)
  const day = await page.locator('.side-facts dd').first().innerText()
  return { day, address: new URL(page.url()).pathname }
}

/** It arrives, and the answer does not: sent once more with one tap, recorded once. */
async function answerLost(page) {
  const said = `电话里谈了跟班学习的打算${MARK}`
  await begin(page)
  await page.locator('.said').fill(said)
  const lose = async (route) => (route.request().method() === 'POST' ? (await route.fetch(), await route.abort('failed')) : route.continue())
  await page.route('**/people/*/talks', lose)
  await submit(page)
  await see(page, '连不上服务器，还没有发出。')
  await page.unroute('**/people/*/talks', lose)
  await page.locator('.record-foot').getByRole('button', { name: '现在发送' }).tap()
  await page.waitForURL(/\/talks\/\d+$/)
  await see(page, said)
  assert.equal(await times(page, said), 1)
}

/** The server never got the draft, and the page is gone: the phone still has it. */
async function keptHere(page) {
  const said = `还没有说完的话${MARK}`
  await begin(page)
  const drop = (route) => route.abort('internetdisconnected')
  await page.route('**/drafts/**', drop)
  await page.locator('.said').fill(said)
  await see(page, '已保存在本机')
  await page.reload()
  await page.locator('.said').waitFor()
  assert.equal(await page.locator('.said').inputValue(), said)
  await page.unroute('**/drafts/**', drop)
  await page.reload()
  await see(page, '草稿已保存')
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('lilian_left_')).length), 0, 'the phone gives up what the server has')
  await afresh(page)
  assert.equal(await page.locator('.said').inputValue(), '')
}

/** What is wrong with the second problem is said at the second problem; an owner may be named. Returns where the talk stands. */
async function refused(page) {
  await begin(page)
  await page.locator('.said').fill(`谈了用海手续${MARK}`)
  for (const title of [`海上牧场用海手续卡在两个部门${MARK}`, `用地手续${MARK}`]) {
    await page.getByRole('button', { name: '问题', exact: true }).tap()
    await page.keyboard.insertText(title)
  }
  await page.locator('.raised-card').first().getByText('详情、愿望、承办单位').tap()
  await choose(page, field(page.locator('.raised-card').first(), '承办单位').locator('.ant-select'), OWNER)
  const blank = (route) => {
    const body = route.request().postDataJSON()
    return body ? route.continue({ postData: JSON.stringify({ ...body, problems: body.problems.map((one, at) => (at === 1 ? { ...one, title: ' ' } : one)) }) }) : route.continue()
  }
  await page.route('**/people/*/talks', blank)
  await submit(page)
  await see(page.locator('.raised-card').nth(1), '此项必填。')
  assert.equal(await page.locator('.raised-card').first().getByText('此项必填。').count(), 0)
  await page.unroute('**/people/*/talks', blank)
  await submit(page)
  await page.waitForURL(/\/talks\/\d+$/)
  return new URL(page.url()).pathname
}

/** Two held a talk; the second is told, and joins instead of writing it down again. */
async function joined({ day }) {
  const leader = await signIn('组织部领导')
  await begin(leader)
  await field(leader.locator('main'), '日期').first().locator('input').fill(day)
  await leader.locator('.said').fill(`同去的${MARK}`)
  await submit(leader)
  await see(leader, '已登记了同一天的这次谈话')
  await leader.getByRole('button', { name: '加入那条记录' }).click()
  await leader.waitForURL(/\/talks\/\d+$/)
  await see(leader.locator('.side-facts'), '、')
  await leader.goto('/talks')
  await see(leader, WITH)
}

/** The unit answers; whoever talked sees it at the talk and goes back with it. */
async function goneBack(page, address) {
  const title = `海上牧场用海手续卡在两个部门${MARK}`
  const head = await signIn('单位主要负责人')
  await head.goto('/problems?side=owed')
  await head.getByRole('link', { name: title, exact: true }).click()
  await head.getByRole('button', { name: '答复', exact: true }).click()
  const drawer = head.locator('.ant-drawer-content-wrapper').last()
  await drawer.getByText('已解决', { exact: true }).click()
  await field(drawer, '答复内容').locator('textarea').fill('两个部门已经会商，并行办理。')
  await drawer.locator('.form-foot').getByRole('button', { name: '提交答复' }).click()
  await drawer.waitFor({ state: 'hidden' })
  await page.goto(address)
  await see(page, `请把结果告诉${WITH}`)
  await page.locator('.talk-problems li', { hasText: title }).getByText('待确认', { exact: true }).waitFor()
}

/** The person sees who talked with them and when, and not a word of it. */
async function ownFile({ day, address }) {
  const person = await signIn('干部')
  await person.locator('.navigation').getByRole('link', { name: '我的档案' }).click()
  const section = person.locator('#talks')
  await section.locator('.talks-of').scrollIntoViewIfNeeded()
  await section.locator('.talk-lines li', { hasText: day }).first().waitFor()
  assert.doesNotMatch(await section.locator('.talk-lines').innerText(), new RegExp(MARK))
  await person.goto(address)
  await see(person, '谈话内容没有对本人开放。')
  assert.doesNotMatch(await person.locator('main').innerText(), new RegExp(MARK))
  await person.goto('/talks/new')
  await see(person, '您的角色不能登记谈话')
  assert.ok(person.complaints.length === 0, person.complaints.join('\n'))
}

/** From the person's file: with whom is known already. */
async function begin(page) {
  const [hit] = await page.evaluate(async () => (await fetch('/api/v1/search?q=renxiaokai')).json())
  await page.goto(hit.link)
  await page.locator('.person-tools').getByRole('button', { name: '登记谈话' }).click()
  await page.locator('.known-person').getByText(WITH).waitFor()
  await afresh(page)
}

/** Without what a walk before this one left in the draft. */
export async function afresh(page) {
  await page.waitForLoadState('networkidle')
  if ((await page.getByRole('button', { name: '清空' }).count()) === 0) return
  await page.getByRole('button', { name: '清空' }).click()
  await page.locator('.ant-popover:visible').getByRole('button', { name: '清空' }).click()
  await page.getByRole('button', { name: '清空' }).waitFor({ state: 'detached' })
}

const submit = (page) => page.locator('.record-foot').getByRole('button', { name: '登记谈话' }).click()

/** How many of one's own talks say so. */
const times = (page, words) => page.evaluate(async (text) => (await (await fetch('/api/v1/talks')).json()).rows.filter(({ talk }) => talk?.summary.includes(text)).length, words)
