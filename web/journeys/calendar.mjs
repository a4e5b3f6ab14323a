// The officer enters next year's arrangement by mouse and keyboard, takes a step back, is warned on leaving; a bad day is refused in words; an official reads the year and may not change it.
import { assert, field, MARK, see, signIn } from './house.mjs'
import { pages } from './form.mjs'

export async function journey() {
  const page = await signIn('组织部干部')
  await page.getByRole('link', { name: '工作日历' }).click()
  await page.locator('.month').nth(11).waitFor()
  assert.equal(pages(await page.pdf({ preferCSSPageSize: true })), 1)
  const year = await open(page)
  const day = (date) => page.locator(`[data-day="${year}-${date}"]`)
  const state = (date) => day(date).getAttribute('aria-label')
  const saturday = Array.from({ length: 7 }, (_, at) => `03-0${at + 1}`).find((date) => new Date(`${year}-${date}T00:00:00Z`).getUTCDay() === 6)

  // By mouse: one day, then those up to another; a weekend day once more is worked; a step back takes that away again.
  await set(page, year, '10-01', '放假')
  await day('10-03').click({ modifiers: ['Shift'] })
  for (const date of ['10-01', '10-02', '10-03']) assert.match(await state(date), /放假/)
  await set(page, year, saturday, '调休上班')
  await page.getByRole('button', { name: '撤销一步' }).click()
  assert.match(await state(saturday), /放假/)
  await set(page, year, saturday, '调休上班')
  // By keyboard: the next day, and back again to where it was.
  await day('10-03').focus()
  await page.keyboard.press('ArrowRight')
  const before = await state('10-04')
  await page.keyboard.press('Space')
  assert.notEqual(await state('10-04'), before)
  await page.keyboard.press('Control+z')
  assert.equal(await state('10-04'), before)

  const source = `关于${year}年放假安排的通知（试录${MARK}）`
  await field(page.locator('main'), '放假通知').locator('input').fill(source)
  await page.getByRole('link', { name: '我的一天' }).click()
  await page.getByRole('button', { name: '继续编辑' }).click()
  assert.match(page.url(), /\/calendar/)

  // The page itself offers no bad day, so one is slipped in on the way.
  const slip = (route) => route.continue({ postData: JSON.stringify({ ...route.request().postDataJSON(), holidays: [`${year - 1}-12-31`] }) })
  await page.route(`**/calendar/${year}`, slip)
  await page.getByRole('button', { name: `保存 ${year} 年安排` }).click()
  const told = page.locator('.year-bar').getByRole('alert')
  await told.waitFor()
  assert.equal(await told.innerText(), `${year - 1}-12-31 不在 ${year} 年内。`)
  await page.unroute(`**/calendar/${year}`, slip)
  await page.getByRole('button', { name: `保存 ${year} 年安排` }).click()
  await see(page, '本单位录入')

  const official = await signIn('干部')
  await official.goto(`/calendar?year=${year}`)
  await see(official, source)
  await official.locator('.day.holiday[title*="10月2日"]').waitFor()
  await official.locator(`.day.worked[title^="3月${Number(saturday.slice(3))}日"]`).waitFor()
  assert.equal(await official.getByRole('button', { name: '更正' }).count(), 0)
  assert.deepEqual(official.complaints, [])
  assert.ok(page.complaints.every((line) => /422/.test(line)), page.complaints.join('\n'))
}

/** The year an earlier run entered, so that a city can be walked twice; else the first without an arrangement, which invites. */
async function open(page) {
  const years = await page.evaluate(async () => (await fetch('/api/v1/calendar')).json())
  const own = years.find((one) => /试录/.test(one.source))?.year
  const next = years.reduce((last, one) => (one.year === last ? last + 1 : last), Math.min(...years.map((one) => one.year)))
  await page.getByRole('combobox', { name: '年份' }).click()
  await page.locator('.ant-select-item-option', { hasText: `${own ?? next} 年` }).click()
  if (own) await page.getByRole('button', { name: '更正' }).click()
  else {
    await see(page, `${next} 年还没有放假安排`)
    await page.getByRole('button', { name: `录入 ${next} 年放假通知` }).click()
  }
  await page.locator('[data-day]').first().waitFor()
  return own ?? next
}

/** Clicks a day, until it says what is wanted: a run before this one may have left it anyhow. */
async function set(page, year, date, words) {
  const day = page.locator(`[data-day="${year}-${date}"]`)
  for (let click = 0; click < 3; click += 1) {
    await day.click()
    if ((await day.getAttribute('aria-label')).includes(words)) return
  }
  assert.fail(`${date} does not become ${words}`)
}
