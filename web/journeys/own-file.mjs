// An official sees the own file and nobody else's: searching another name finds nothing, and another's address is not there.
import { assert, search, see, signIn } from './house.mjs'

export async function journey() {
  const officer = await signIn('组织部干部')
  await search(officer, '杜远')
  await officer.locator('.hits a', { hasText: '杜远' }).first().click()
  await officer.getByRole('heading', { name: '杜远' }).waitFor()
  const other = new URL(officer.url()).pathname

  const page = await signIn('干部')
  await page.locator('.tools').getByText('任小凯').click()
  await page.getByRole('menuitem', { name: '我的档案', exact: true }).click()
  await page.getByRole('heading', { name: /任小凯/ }).waitFor()
  await page.locator('#appointments').waitFor()
  await search(page, '杜远')
  await see(page, '没有找到“杜远”')
  await page.keyboard.press('Escape')
  for (const address of [other, `${other}/form`]) {
    await page.goto(address)
    await see(page, '没有找到，或者您无权查看。')
    assert.doesNotMatch(await page.locator('main').innerText(), /杜远/)
  }
}
