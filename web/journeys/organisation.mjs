// The officer opens a county, a town in it, its posts and who holds them; a number opens as many rows as it says.
import { assert, signIn } from './house.mjs'

export async function journey() {
  const page = await signIn('组织部干部')
  await page.getByRole('link', { name: '机构', exact: true }).click()
  await page.getByRole('columnheader', { name: '名称' }).waitFor()
  const tree = page.locator('.unit-tree')
  assert.ok(await tree.evaluate((box) => box.scrollWidth <= box.clientWidth), 'the tree is too wide')
  await tree.getByRole('textbox').fill('dxx')
  await tree.locator('.unit-found a', { hasText: '东溪县' }).first().click()
  await page.getByRole('heading', { name: '东溪县', exact: true, level: 1 }).waitFor()
  await page.getByRole('table', { name: '下级机构' }).getByRole('link', { name: '东溪县青陂镇', exact: true }).click()
  await page.getByRole('heading', { name: '东溪县青陂镇', level: 1 }).waitFor()
  await page.locator('.posts .post').first().waitFor()
  await page.locator('.posts .holder', { hasText: '任小凯' }).first().waitFor()

  const figure = page.locator('.figure-strip > div', { hasText: '职数' }).first().getByRole('link')
  const value = Number((await figure.innerText()).replace(/[^\d.]/g, ''))
  await figure.click()
  await page.waitForURL(/\/figures\//)
  await page.locator('.figure-value').waitFor()
  assert.equal(Number((await page.locator('.figure-value').innerText()).split(/\s/)[0].replaceAll(',', '')), value)
  const rows = page.getByRole('table', { name: '明细' }).locator('tbody tr')
  await rows.first().waitFor()
  await whole(page, rows)
  // Posts are counted by their places, which are said last.
  const places = await rows.evaluateAll((all) => all.reduce((sum, one) => sum + Number(/(\d+)\s*$/.exec(one.cells[2].textContent)?.[1] ?? 1), 0))
  assert.equal(places, value)

  // The town's own number of people leads to as many people.
  await page.goBack()
  await page.getByRole('heading', { name: '东溪县青陂镇', level: 1 }).waitFor()
  const people = page.locator('.figure-strip > div', { hasText: '干部总数' }).first().getByRole('link')
  const heads = Number((await people.innerText()).replace(/[^\d.]/g, ''))
  await people.click()
  await rows.first().waitFor()
  await whole(page, rows)
  assert.equal(await rows.count(), heads)
  assert.deepEqual(page.complaints, [])
}

/** Every row, however many screens they take. */
async function whole(page, rows) {
  while (await page.getByRole('button', { name: /再显示/ }).isVisible()) {
    const before = await rows.count()
    await page.getByRole('button', { name: /再显示/ }).click()
    await page.waitForFunction((n) => document.querySelectorAll('.table[aria-label="明细"] tbody tr').length > n, before)
  }
}
