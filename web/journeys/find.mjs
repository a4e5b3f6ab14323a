// The officer looks for economics graduates born since 1980 who headed a town for two years before 2024, saves the question, opens it again, exports the answer.
import { arrives, assert, choose, condition, count, countOf, dialog, MARK, see, signIn } from './house.mjs'

export async function journey() {
  const page = await signIn('组织部干部')
  await page.getByRole('link', { name: '找人' }).click()
  await page.waitForFunction(() => /\d/.test(document.querySelector('.find-count')?.textContent ?? ''))
  const all = await count(page)
  await page.getByRole('button', { name: '条件', exact: true }).click()

  await condition(page, '学科门类')
  // The page starts with those who serve; conditions come after that one.
  const first = await countOf(page, () => choose(page, page.locator('.filter-line').nth(1).locator('.ant-select'), '经济学'))
  await page.keyboard.press('Escape')
  assert.ok(first > 0 && first < all, `economics: ${first} of ${all}`)

  await condition(page, '出生年月')
  const second = await countOf(page, () => page.locator('.filter-line').nth(2).locator('input').nth(0).fill('198001'))
  assert.ok(second > 0 && second <= first, `born since 1980: ${second} of ${first}`)

  await condition(page, '曾任职务')
  const held = page.locator('.filter-line').nth(3)
  await countOf(page, () => choose(page, held.locator('.ant-select').nth(0), '正职'))
  await page.keyboard.press('Escape')
  await countOf(page, () => choose(page, held.locator('.ant-select').nth(3), '乡镇'))
  await page.keyboard.press('Escape')
  await countOf(page, () => held.getByLabel('年', { exact: true }).fill('2'))
  const third = await countOf(page, () => held.locator('.date-field input').nth(1).fill('2024-01'))
  assert.ok(third <= second, `history: ${third} of ${second}`)
  await see(page, /曾在 2024\.01 以前任乡镇的正职满 2 年/)

  const name = `经济类乡镇正职${MARK}`
  await page.getByRole('button', { name: '常用条件' }).click()
  await page.getByRole('menuitem', { name: '保存当前条件' }).click()
  await dialog(page).getByLabel('名称').fill(name)
  await dialog(page).getByRole('button', { name: '保存' }).click()
  await dialog(page).waitFor({ state: 'hidden' })

  await page.goto('/people')
  await page.waitForFunction((n) => Number((document.querySelector('.find-count')?.textContent ?? '').replace(/\D/g, '')) === n, all)
  await page.getByRole('button', { name: '常用条件' }).click()
  await page.getByRole('menuitem', { name }).hover()
  const again = await countOf(page, () => page.getByRole('menuitem', { name: '使用' }).click())
  assert.equal(again, third)
  await page.reload()
  await see(page, /学科门类为经济学/)

  const file = await arrives(page, () => page.getByRole('button', { name: '导出' }).click())
  assert.match(file.name, /^人员名单 .*\.xlsx$/)
  assert.equal(file.bytes.subarray(0, 2).toString(), 'PK')

  // The last column is whole at 1440.
  const over = await page.evaluate(() => { const frame = document.querySelector('.people-table .table-frame'); return frame ? frame.scrollWidth - frame.clientWidth : 0 })
  assert.ok(over <= 0, `the table is ${over} px too wide`)
  assert.deepEqual(page.complaints, [])
}
