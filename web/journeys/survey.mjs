// A satisfaction survey is written from its template, slips are made and told once, people answer by slip on a phone without signing in, a slip answers once, and the result is read after closing and nowhere before.
import { assert, choose, dialog, drawer, field, MARK, openFromStage, see, signIn, visitor } from './house.mjs'

const TITLE = `渔港便民服务满意度${MARK}`
const GROUP = '办事群众'
const SAID = `取号机坏了一个月${MARK}`

export async function journey() {
  const officer = await signIn('组织部干部')
  await build(officer)
  await tooFew(officer)
  const codes = await slips(officer)
  await openIt(officer)
  for (const [at, code] of codes.entries()) await answer(code, at)
  await twice(codes[0])
  await mistyped()
  await results(officer)
  await named(officer)
  assert.deepEqual(officer.complaints.filter((line) => !/422/.test(line)), [])
}

async function build(page) {
  // What a run that failed left in the form.
  await page.evaluate(() => fetch('/api/v1/drafts/survey/new', { method: 'DELETE', headers: { 'X-Lilian': '1' } }))
  await openFromStage(page, '考察识别', '测评与问卷')
  await page.getByRole('button', { name: '新建测评' }).first().click()
  await see(page, '还需填写：名称')
  await field(page.locator('main'), '名称').locator('input').fill(TITLE)
  await page.locator('.build-preview').getByText(TITLE).waitFor()
  const { today } = await page.evaluate(async () => (await fetch('/api/v1/session')).json())
  await field(page.locator('main'), '截止日期').locator('input').fill(today)
  // A question is added with one option too few, refused beside its field, and mended.
  await page.locator('.build-part').last().getByRole('button', { name: '单选', exact: true }).click()
  const added = page.locator('.build-question').last()
  await field(added, '题目').locator('textarea').fill('您从哪里来')
  await field(added, '选项').locator('textarea').fill('本镇')
  await page.locator('.build-foot .ant-btn-primary:not(.ant-btn-loading)').click()
  await see(added, '选择题至少要有两个选项')
  await field(added, '选项').locator('textarea').fill('本镇\n外镇')
  await added.getByRole('button', { name: '第 5 题上移' }).click()
  await page.locator('.build-foot .ant-btn-primary:not(.ant-btn-loading)').click()
  await page.getByRole('heading', { name: TITLE }).waitFor()
}

async function tooFew(page) {
  await page.getByRole('button', { name: '开始测评' }).click()
  await dialog(page).getByRole('button', { name: '开始测评' }).click()
  await see(page, `“${GROUP}”只邀请了 0 人，少于最小统计人数 5`)
}

async function slips(page) {
  await page.getByRole('button', { name: `生成测评票：${GROUP}` }).click()
  await field(drawer(page), '张数').locator('input').fill('5')
  await drawer(page).getByRole('button', { name: '生成并打印' }).click()
  await page.locator('.slip-picture svg').nth(4).waitFor()
  const codes = await page.locator('.slip-code').allInnerTexts()
  assert.equal(new Set(codes).size, 5)
  await page.locator('.form-tools').getByRole('button', { name: '返回测评' }).click()
  await see(dialog(page), '没有打印的票无法找回')
  await dialog(page).getByRole('button', { name: '已打印，离开' }).click()
  await page.getByRole('heading', { name: TITLE }).waitFor()
  await page.goBack()
  await see(page, '编码已不再显示')
  await page.goBack()
  await page.getByRole('heading', { name: TITLE }).waitFor()
  return codes
}

async function openIt(page) {
  await page.getByRole('button', { name: '开始测评' }).click()
  await dialog(page).getByRole('button', { name: '开始测评' }).click()
  await see(page, '进行中只显示参与率')
  await see(page, '0 / 5')
}

const phone = () => visitor({ width: 390, height: 844, touch: true })

async function answer(code, at) {
  const page = await phone()
  // The picture leads to the form; typed by hand, small letters and blanks do as well.
  if (at === 0) await page.goto(`/s/${code}`)
  else {
    await page.goto('/s')
    await page.getByLabel('票上的编码').fill(code.toLowerCase().replace('-', ' '))
    await page.getByRole('button', { name: '开始作答' }).click()
  }
  await page.getByRole('heading', { name: TITLE }).waitFor()
  assert.equal(await page.locator('.navigation, .demo-logins').count(), 0)
  await page.getByRole('button', { name: '提交' }).click()
  await see(page, '这一题必须作答')
  for (const question of await page.locator('.question:has(.pick)').all()) await question.locator('.pick').nth(at < 3 ? 0 : 1).tap()
  if (at === 0) {
    // Another language keeps what was chosen.
    await page.getByRole('button', { name: /English/ }).click()
    await page.getByRole('button', { name: 'Submit' }).waitFor()
    assert.equal(await page.locator('.pick.chosen').count(), 4)
    await page.getByRole('button', { name: /中文/ }).click()
    await page.getByRole('button', { name: '提交' }).waitFor()
    await page.locator('.question textarea').fill(SAID)
  }
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
  assert.ok(!kept.includes(SAID) && !kept.includes('answers'), kept)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('heading', { name: '已提交' }).waitFor()
  assert.deepEqual(page.complaints, [])
  await page.context().close()
}

async function twice(code) {
  const page = await phone()
  await page.goto(`/s/${code}`)
  await see(page, '这个编码已经用过，每张票只能用一次。')
  await page.context().close()
}

async function mistyped() {
  const page = await phone()
  await page.goto('/s')
  await page.getByLabel('票上的编码').fill('abc')
  await page.getByRole('button', { name: '开始作答' }).click()
  await see(page, '编码应有 10 个字母和数字')
  await page.getByLabel('票上的编码').fill('AAAAA-AAAAA')
  await page.getByRole('button', { name: '开始作答' }).click()
  await see(page, '这个编码不存在')
  await page.context().close()
}

async function results(page) {
  await page.reload()
  await see(page, '5 / 5')
  assert.equal(await page.locator('.results').count(), 0)
  await page.getByRole('button', { name: '提前结束' }).click()
  await see(dialog(page), '选票随即销毁')
  await dialog(page).getByRole('button', { name: '提前结束' }).click()
  const first = page.locator('.results > li').first()
  await see(first, '60%')
  assert.deepEqual((await first.locator('tbody .share-count').allInnerTexts()).slice(0, 4), ['3', '2', '0', '0'])
  await see(page.locator('.result-texts'), SAID)
  await page.getByRole('button', { name: '提前结束' }).first().waitFor({ state: 'detached' })
}

/** Somebody invited by name finds it waiting, answers, and is not asked again. */
async function named(officer) {
  const title = `值班安排意见征询${MARK}`
  await openFromStage(officer, '考察识别', '测评与问卷')
  await officer.getByRole('button', { name: '新建测评' }).first().click()
  await choose(officer, field(officer.locator('main'), '类型').locator('.ant-select'), '意见征询', '')
  await field(officer.locator('main'), '名称').locator('input').fill(title)
  const { today } = await officer.evaluate(async () => (await fetch('/api/v1/session')).json())
  await field(officer.locator('main'), '截止日期').locator('input').fill(today)
  await officer.locator('.build-foot .ant-btn-primary:not(.ant-btn-loading)').click()
  await officer.getByRole('heading', { name: title }).waitFor()
  await officer.getByRole('button', { name: '邀请：全体人员' }).click()
  const who = field(drawer(officer), '人员').locator('.ant-select')
  await choose(officer, who, '任小凯', 'renxiaokai')
  await drawer(officer).locator('.form-foot').getByRole('button', { name: '邀请', exact: true }).click()
  await see(officer, '新邀请 1 人')
  await drawer(officer).waitFor({ state: 'hidden' })
  await officer.getByRole('button', { name: '生成测评票：全体人员' }).click()
  await drawer(officer).getByRole('button', { name: '生成并打印' }).click()
  await officer.locator('.slip-code').first().waitFor()
  await officer.locator('.form-tools').getByRole('button', { name: '返回测评' }).click()
  await dialog(officer).getByRole('button', { name: '已打印，离开' }).click()
  await officer.getByRole('button', { name: '开始测评' }).click()
  await dialog(officer).getByRole('button', { name: '开始测评' }).click()
  await see(officer, '进行中只显示参与率')

  const invited = await signIn('干部', { width: 390, height: 844, touch: true })
  await invited.goto('/surveys')
  await invited.getByRole('button', { name: `作答：${title}` }).tap()
  await invited.locator('.pick').first().tap()
  await invited.getByRole('button', { name: '提交' }).tap()
  await invited.getByRole('heading', { name: '已提交' }).waitFor()
  await invited.goto('/surveys')
  await invited.getByRole('heading', { name: '待我作答' }).waitFor()
  assert.equal(await invited.getByText(title).count(), 0)
  assert.deepEqual(invited.complaints, [])
  await officer.reload()
  await see(officer, '1 / 11')
  await officer.getByRole('button', { name: '提前结束' }).click()
  await dialog(officer).getByRole('button', { name: '提前结束' }).click()
  await see(officer, '作答人数太少（不足 5 人），不公布结果。')
}
