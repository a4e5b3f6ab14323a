// Somebody opens the product, mistypes the password and is told so in a sentence; then takes a demo card and is in; signs out again.
import { assert, card, see, visitor } from './house.mjs'

export async function journey() {
  const page = await visitor()
  await page.goto('/')
  await card(page, '组织部干部').waitFor()
  await page.getByLabel('账号', { exact: true }).fill('officer')
  await page.getByLabel('密码', { exact: true }).fill('not-the-password')
  await page.keyboard.press('Enter')
  const words = await page.getByRole('alert').innerText()
  assert.match(words, /账号或密码不正确.*。$/)
  await card(page, '组织部干部').click()
  await page.getByRole('heading', { name: '我的一天' }).waitFor()
  await see(page, '干部总数')
  await page.reload()
  await page.getByRole('heading', { name: '我的一天' }).waitFor()
  await page.locator('.tools').getByText('丁龙远').click()
  await page.getByText('退出登录').click()
  await card(page, '组织部干部').waitFor()
  assert.deepEqual(page.complaints, [])
}
