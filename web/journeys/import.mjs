// The officer brings in a roster with ten kinds of mistake, reads what is wrong with each row, adopts the sound ones, and takes the whole import back.
// Then a roster whose head nobody knows goes through choosing the columns.
import { assert, arrives, choose, dialog, identity, MARK, see, signIn } from './house.mjs'

const HEADS = ['姓名', '身份证号', '性别', '出生年月', '民族', '政治面貌', '学历', '现任职务', '任职时间', '职务层次']
const wrongDigit = (number) => number.slice(0, 17) + (number[17] === '1' ? '2' : '1')

/** A row that is sound but for what the case changes. Odd orders are men. */
function row(name, order, changes = {}) {
  const sound = { 姓名: name, 身份证号: identity('19850612', order), 性别: '男', 出生年月: '1985.06', 民族: '汉族', 政治面貌: '中共党员', 学历: '大学', 现任职务: '试验镇副镇长', 任职时间: '2021.03', 职务层次: '乡科级副职' }
  return { ...sound, ...changes }
}

const csv = (heads, rows) => Buffer.from('\ufeff' + [heads, ...rows.map((one) => heads.map((head) => one[head] ?? ''))].map((cells) => cells.join(',')).join('\r\n') + '\r\n')

// What to look for in the sentence (or value) of each mistake.
const start = 1 + (Date.now() % 400) * 2
const order = (n) => ((start + n * 2) % 998) | 1
const sound = [`尚${MARK.slice(-2)}禾`, `尚${MARK.slice(-2)}麦`, `尚${MARK.slice(-2)}粟`]
const twice = identity('19850612', order(9))
const cases = [
  { row: row('错校验', order(0), { 身份证号: wrongDigit(identity('19850612', order(0))) }), says: /校验/ },
  { row: row('错性别', order(1), { 性别: '女' }), says: /性别/ },
  { row: row('错生日', order(2), { 出生年月: '1986.01' }), says: /出生/ },
  { row: row('错年代', order(3), { 身份证号: '', 出生年月: '1850.01' }), says: /1850/ },
  { row: row('未出生', order(4), { 身份证号: '', 出生年月: '2090.01' }), says: /2090/ },
  { row: row('错民族', order(5), { 民族: '火星族' }), says: /火星族/ },
  { row: row('错面貌', order(6), { 政治面貌: '逍遥派' }), says: /逍遥派/ },
  { row: row('错层次', order(7), { 职务层次: '掌门级' }), says: /掌门级/ },
  { row: row('', order(8)), says: /姓名/ },
  { row: row('重一', 0, { 身份证号: twice }), says: null },
  { row: row('重二', 0, { 身份证号: twice }), says: /重复|相同|同一|第/ },
  { row: row(sound[0], order(10)), says: null },
  { row: row(sound[1], order(11)), says: null },
  { row: row(sound[2], order(12)), says: null },
]

async function drop(page, name, bytes) {
  await page.goto('/imports')
  await page.locator('.drop input[type=file]').first().setInputFiles({ name, mimeType: 'text/csv', buffer: bytes })
  await page.waitForURL(/\/imports\/\d+/)
}

export async function journey() {
  const page = await signIn('组织部干部')
  await drop(page, `花名册${MARK}.csv`, csv(HEADS, cases.map((one) => one.row)))
  await page.getByRole('tab', { name: /问题清单/ }).click()
  const table = page.getByRole('table', { name: '问题清单' })
  await table.waitFor()
  const found = await table.locator('tbody tr').evaluateAll((rows) => rows.map((one) => Object.fromEntries([...one.cells].map((cell) => [cell.dataset.column, cell.textContent ?? '']))))
  const silent = cases.map((one, at) => ({ ...one, line: at + 2 })).filter((one) => one.says && !found.some((finding) => Number(finding.row) === one.line && one.says.test(finding.sentence + finding.value + finding.column)))
  assert.deepEqual(silent.map((one) => `row ${one.line} ${one.row.姓名}: ${found.filter((finding) => Number(finding.row) === one.line).map((finding) => finding.sentence)}`), [])
  assert.ok(found.every((finding) => /[。；]$/.test(finding.sentence.trim())), found.map((finding) => finding.sentence).join('\n'))

  const file = await arrives(page, () => page.getByText('下载清单').click())
  assert.equal(file.bytes.subarray(0, 2).toString(), 'PK')

  const warnings = page.getByRole('checkbox', { name: /条警告，仍然写入/ })
  if (await warnings.isVisible()) await warnings.check()
  await page.getByRole('button', { name: '确认写入' }).click()
  await see(page, /已写入：新增/)
  const adopted = page.url()

  await page.goto('/people')
  await page.getByLabel('姓名、拼音或首字母').fill(sound[0])
  await page.locator('.people-table').getByText(sound[0]).click()
  await page.getByRole('heading', { name: sound[0] }).waitFor()
  await see(page, '试验镇副镇长')

  await page.goto(adopted)
  await page.getByRole('button', { name: '撤销导入' }).click()
  await dialog(page).locator('textarea').fill('名册有误，退回重报。')
  await dialog(page).getByRole('button', { name: '撤销导入' }).click()
  await dialog(page).waitFor({ state: 'hidden' })
  await page.locator('h1').getByText('已撤销').waitFor()
  for (const name of sound) {
    await page.goto('/people')
    await page.getByLabel('姓名、拼音或首字母').fill(name)
    await see(page, '没有符合条件的人员')
  }

  await drop(page, `别样表头${MARK}.csv`, csv(['同志', '性别', '民族', '政治面貌', '生于'], [{ 同志: `新${MARK.slice(-2)}苗`, 性别: '女', 民族: '汉族', 政治面貌: '群众', 生于: '1990.05' }]))
  await see(page, '文件中的表头')
  await see(page, /还缺必填列：姓名/)
  await choose(page, page.locator('tr', { hasText: '同志' }).locator('.ant-select'), '姓名')
  await choose(page, page.locator('tr', { hasText: '生于' }).locator('.ant-select'), '出生年月')
  await page.getByRole('button', { name: '开始检查' }).click()
  await page.locator('.checks').getByText(`新${MARK.slice(-2)}苗`).first().waitFor()
  await page.getByRole('button', { name: '取消导入' }).click()
  await page.locator('h1').getByText('已取消').waitFor()
  assert.deepEqual(page.complaints, [])
}
