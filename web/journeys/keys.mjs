// By keyboard: / and pinyin open a person. After a save the back button leaves the page without saving again.
import { assert, condition, drawer, field, MARK, search, signIn } from './house.mjs'

export async function journey() {
  const page = await signIn('组织部干部')
  await search(page, 'duyuan')
  await page.locator('.hits li', { hasText: '杜远' }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '杜远' }).waitFor()
  const file = page.url()

  const writes = []
  page.on('request', (request) => { if (request.method() === 'POST' && /registers/.test(request.url())) writes.push(request.url()) })
  await page.locator('#awards').getByRole('button', { name: '添加' }).click()
  await field(drawer(page), '时间|日期|奖励时间').first().locator('input').fill('2023.05')
  await field(drawer(page), '类别|种类|奖励').first().locator('.ant-select').click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '嘉奖' }).first().click()
  const title = `嘉奖试行${MARK}`
  await field(drawer(page), '名称').locator('input').fill(title)
  await page.keyboard.press('Enter')
  await drawer(page).waitFor({ state: 'hidden' })
  await page.locator('#awards tbody tr', { hasText: title }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: '我的一天' }).waitFor()
  await page.goForward()
  await page.locator('#awards tbody tr', { hasText: title }).waitFor()
  assert.equal(page.url(), file)
  assert.equal(await page.locator('#awards tbody tr', { hasText: title }).count(), 1)
  assert.equal(writes.length, 1)

  // Back out of a filter, then out of a person, keeps the question asked.
  await page.goto('/people')
  await page.getByRole('button', { name: '条件', exact: true }).click()
  await condition(page, '现任职务')
  await page.locator('.filter-line').last().locator('input').fill('镇长')
  await page.locator('.find-words', { hasText: '镇长' }).waitFor()
  await page.locator('.people-table tbody tr').first().focus()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/people\/\d+/)
  await page.goBack()
  await page.locator('.find-words', { hasText: '镇长' }).waitFor()
  assert.deepEqual(page.complaints, [])
}
