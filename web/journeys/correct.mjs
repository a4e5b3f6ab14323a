// The officer corrects an appraisal with a reason; a colleague's tab still holding the old version is told so and keeps what was typed.
import { assert, choose, drawer, field, MARK, newPage, search, see, signIn } from './house.mjs'

const correct = async (page, why) => {
  const row = page.locator('#appraisals tbody tr').first()
  await row.getByRole('button', { name: '更正' }).click()
  await field(drawer(page), '更正原因').locator('textarea').fill(why)
}

export async function journey() {
  const page = await signIn('组织部干部')
  await search(page, '任小凯')
  await page.locator('.hits a', { hasText: '任小凯' }).first().click()
  await page.locator('#appraisals tbody tr').first().waitFor()
  const other = await newPage(page.context())
  await other.goto(page.url())
  await correct(other, `第二人的原因${MARK}`)

  await correct(page, `经核对考核登记表${MARK}`)
  const grade = await page.locator('#appraisals tbody tr').first().locator('td').nth(1).innerText()
  const next = grade === '优秀' ? '称职' : '优秀'
  await choose(page, field(drawer(page), '考核等次').locator('.ant-select'), next)
  await drawer(page).getByRole('button', { name: '更正' }).click()
  await drawer(page).waitFor({ state: 'hidden' })
  await page.locator('#appraisals tbody tr').first().locator('td').nth(1).getByText(next, { exact: true }).waitFor()

  await drawer(other).getByRole('button', { name: '更正' }).click()
  const told = drawer(other).getByRole('alert')
  await told.waitFor()
  assert.match(await told.innerText(), /在 .* 修改过此记录/)
  assert.equal(await field(drawer(other), '更正原因').locator('textarea').inputValue(), `第二人的原因${MARK}`)
  await told.getByRole('button', { name: '重新读取' }).click()
  await told.waitFor({ state: 'hidden' })
  assert.equal(await field(drawer(other), '更正原因').locator('textarea').inputValue(), `第二人的原因${MARK}`)
  await drawer(other).getByRole('button', { name: '更正' }).click()
  await drawer(other).waitFor({ state: 'hidden' })
  await page.reload()
  await page.getByRole('button', { name: '全部变更记录' }).click()
  await see(page, /年度考核(更正|撤回)/)
  assert.deepEqual(page.complaints, [])
  assert.ok(other.complaints.every((line) => /412/.test(line)), other.complaints.join('\n'))
}
