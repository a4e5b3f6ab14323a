// Questions are added to the bank and a test is set from them; it is sat on a phone whose line drops, nothing of what was answered is lost, and handed in it shows points and what was right; whoever organises reads the results by question and unit.
import { assert, choose, dialog, drawer, field, MARK, openFromStage, see, signIn } from './house.mjs'

const TOPIC = `应急处置${MARK}`
const SINGLE = `接到险情报告后，首先要做什么？${MARK}`
const FILL = `险情信息应当在___分钟内上报。${MARK}`
const TITLE = `应急处置知识测试${MARK}`

export async function journey() {
  const organiser = await signIn('组织部干部')
  await add(organiser)
  const address = await set(organiser)
  const official = await signIn('干部', { width: 390, height: 844, touch: true })
  await begin(official)
  await withoutLine(official)
  await handIn(official)
  await results(organiser, address)
  // A line that is down is what this is about; the browser writes one for each attempt.
  assert.deepEqual(official.complaints.filter((line) => !/ERR_INTERNET_DISCONNECTED/.test(line)), [])
  assert.deepEqual(organiser.complaints.filter((line) => !/422/.test(line)), [])
}

async function openTests(page) {
  await openFromStage(page, '教育培训', '云课堂')
  await page.getByRole('tab', { name: '知识测试' }).click()
}

const submit = (page) => drawer(page).locator('.ant-drawer-footer .ant-btn-primary:not(.ant-btn-loading)').click()

async function add(page) {
  await openTests(page)
  await page.getByRole('button', { name: '题库' }).click()
  await page.getByRole('heading', { name: '题库' }).waitFor()
  await page.getByRole('button', { name: '添加试题' }).first().click()
  await field(drawer(page), '专题').locator('input').fill(TOPIC)
  await field(drawer(page), '题干').locator('textarea').fill(SINGLE)
  for (const [letter, text] of [['A', '核实情况并立即报告'], ['B', '等待上级通知'], ['C', '先开会研究'], ['D', '先开会研究']]) await drawer(page).getByLabel(`选项 ${letter}`, { exact: true }).fill(text)
  await see(drawer(page), '请标出正确答案')
  await drawer(page).getByRole('radio', { name: /^标为正确答案：\s*A$/ }).check()
  await field(drawer(page), '解析').locator('textarea').fill('先报告，后处置，情况不明不下结论。')
  // Two options alike are refused beside the second, and mended.
  await submit(page)
  await see(drawer(page), '选项“先开会研究”重复')
  await drawer(page).getByLabel('选项 D', { exact: true }).fill('自行撤离')
  await submit(page)
  await page.getByRole('button', { name: '添加试题' }).first().click()
  await drawer(page).getByText('填空题', { exact: true }).click()
  await field(drawer(page), '专题').locator('input').fill(TOPIC)
  await field(drawer(page), '题干').locator('textarea').fill(FILL)
  await see(drawer(page), '题干中有 1 处空')
  await drawer(page).getByLabel('第 1 空可接受的答案').fill('30|三十')
  await see(drawer(page), '可接受：30或三十')
  await submit(page)
  await page.getByLabel('搜索题干或专题').first().fill(TOPIC)
  await page.getByRole('button', { name: SINGLE }).waitFor()
  await page.getByRole('button', { name: FILL }).waitFor()
}

async function set(page) {
  // What a run that failed left in the form.
  await page.evaluate(() => fetch('/api/v1/drafts/knowledge_test/new', { method: 'DELETE', headers: { 'X-Lilian': '1' } }))
  await openTests(page)
  await page.getByRole('button', { name: '出一期测试' }).first().click()
  await see(page, '还需填写：名称')
  const main = page.locator('main')
  await field(main, '名称').locator('input').fill(TITLE)
  await main.getByLabel('开始时间：时刻').fill('00:00')
  await choose(page, field(main.locator('.test-part'), '专题').locator('.ant-select'), TOPIC)
  await page.keyboard.press('Escape')
  await see(page, '题库中有 2 题符合，少于要抽的 5 题')
  await field(main, '题数').locator('input').fill('2')
  await field(main, '每题分值').locator('input').fill('5')
  await see(page, '2 题 · 10 分')
  await field(main, '作答时限').locator('input').fill('30')
  await page.getByRole('button', { name: '发布测试' }).click()
  await page.getByRole('heading', { name: TITLE }).waitFor()
  await see(page, '限时 30 分钟')
  return new URL(page.url()).pathname
}

async function begin(page) {
  await page.goto('/classroom?tab=tests')
  await page.getByRole('button', { name: `开始答题：${TITLE}` }).tap()
  await page.getByRole('button', { name: '开始答题', exact: true }).tap()
  await page.getByRole('heading', { name: TITLE }).waitFor()
  const left = await page.getByRole('timer').innerText()
  assert.match(left, /^(30:00|29:\d\d)$/)
  await see(page, '已答 0 / 2')
  for (const pick of await page.locator('.pick').all()) assert.ok((await pick.boundingBox()).height >= 44)
  await page.locator('.pick', { hasText: '等待上级通知' }).tap()
  await see(page, '已答 1 / 2')
  await page.getByText(/已保存 \d\d:\d\d/).waitFor()
}

/** The line drops: answering goes on, a page loaded anew while it is still down loses nothing once it is back. */
async function withoutLine(page) {
  await page.context().setOffline(true)
  await page.locator('.pick', { hasText: '核实情况并立即报告' }).tap()
  await page.getByLabel('第 1 空').fill('三十')
  await see(page, '断网，答案已留在本机，恢复后自动保存')
  await see(page, '已答 2 / 2')
  await page.getByRole('button', { name: '交卷' }).tap()
  await see(dialog(page), '全部试题都已作答')
  await see(dialog(page), '现在断网，恢复后再交卷')
  await dialog(page).getByRole('button', { name: '继续作答' }).tap()
  await page.context().setOffline(false)
  await page.getByText(/已保存 \d\d:\d\d/).waitFor()
  await page.reload()
  await see(page, '已答 2 / 2')
  assert.equal(await page.getByLabel('第 1 空').inputValue(), '三十')
  await page.locator('.pick.chosen', { hasText: '核实情况并立即报告' }).waitFor()
  // Typed a moment before the page is loaded anew, and not yet sent: the device has it.
  await page.getByLabel('第 1 空').fill('30')
  await page.reload()
  await page.waitForFunction(() => document.querySelector('.sitting-fill input')?.value === '30')
  await page.getByRole('button', { name: '答题卡' }).tap()
  await page.getByRole('button', { name: '第 2 题，已作答' }).tap()
}

async function handIn(page) {
  await page.getByRole('button', { name: '交卷' }).tap()
  await dialog(page).getByRole('button', { name: '交卷' }).tap()
  await see(page.locator('.sitting-score'), '10')
  await see(page.locator('.sitting-score'), '合格')
  await see(page, '先报告，后处置，情况不明不下结论。')
  assert.equal(await page.locator('.answered.right').count(), 2)
  assert.equal(await page.evaluate(() => Object.keys(localStorage).some((name) => name.startsWith('lilian_sitting_'))), false)
}

async function results(page, address) {
  await page.goto(address)
  await page.getByRole('button', { name: '测试结果' }).click()
  await page.getByRole('heading', { name: '测试结果' }).waitFor()
  const question = page.locator('.result-question', { hasText: SINGLE })
  await see(question, '人数太少，看不出')
  await question.getByText('各选项的选择情况').click()
  const right = question.locator('tr', { hasText: '核实情况并立即报告' })
  assert.match(await right.locator('td').nth(1).innerText(), /1$/)
  await page.getByRole('region', { name: '按单位' }).locator('tbody tr').first().waitFor()
  await page.getByRole('region', { name: '按人员' }).getByRole('link', { name: '10 / 10 分' }).click()
  await page.getByRole('heading', { name: TITLE }).waitFor()
  await page.locator('.answered.right').nth(1).waitFor()
}
