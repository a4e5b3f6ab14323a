// The county secretary sees on a phone what is owed, records a talk from the list, and it is done; the organisation office sees the map change, opens the cell, the round, the coverage, and sets a rule that is refused in mid-period.
import { assert, drawer, field, MARK, see, signIn } from './house.mjs'

const PHONE = { width: 390, height: 844, touch: true }

export async function journey() {
  const officer = await signIn('组织部干部')
  await officer.goto('/duties/board')
  const before = await doneOf(officer)
  const secretary = await signIn('县（区）委书记、组织部部长', PHONE)
  const name = await recorded(secretary)
  await officer.reload()
  assert.equal(await doneOf(officer), before + 1)
  await officer.locator('.heat').first().locator('tbody tr', { hasText: '东溪县' }).first().locator('.heat-cell button').first().click()
  await drawer(officer).locator('tr', { hasText: name }).getByText('已完成').waitFor()
  await officer.keyboard.press('Escape')
  await rounds(officer)
  await rule(officer)
  for (const page of [secretary, officer]) assert.ok(page.complaints.every((line) => /422/.test(line)), page.complaints.join('\n'))
}

/** Items done of the rule of county secretaries. */
async function doneOf(page) {
  const words = await page.locator('.section', { hasText: '委书记同乡镇' }).first().locator('.duty-progress span').innerText()
  return Number(words.split('/')[0])
}

async function recorded(page) {
  await page.goto('/duties')
  const row = page.locator('.section', { hasText: '委书记同乡镇' }).first().locator('tbody tr').filter({ has: page.getByRole('link', { name: '登记谈话' }) }).first()
  const name = await row.locator('.person-name').first().innerText()
  await row.getByRole('link', { name: '登记谈话' }).tap()
  await page.locator('.said').fill(`到镇里谈了一个小时${MARK}`)
  await page.locator('.record-foot').getByRole('button', { name: '登记谈话' }).tap()
  await page.waitForURL(/\/talks\/\d+$/)
  await page.goto('/duties')
  await page.locator('tbody tr', { hasText: name }).first().getByText('已完成').waitFor()
  return name
}

async function rounds(page) {
  await page.goto('/rounds')
  await page.locator('tbody a').first().click()
  await see(page, '应谈')
  const left = await page.locator('tbody tr').count()
  assert.ok(left > 0)
  await page.goto('/coverage')
  await page.locator('.coverage-sum').waitFor()
  const [persons, times] = await page.locator('.coverage-sum dd').allInnerTexts()
  assert.ok(Number.parseInt(persons, 10) <= Number.parseInt(times, 10), `${persons} of ${times}`)
}

async function rule(page) {
  await page.goto('/duties/rules')
  await page.getByRole('button', { name: '新增要求' }).click()
  await field(drawer(page), '名称').locator('input').fill(`镇书记同村书记谈话${MARK}`)
  for (const [label, kind] of [['谁来做', '乡镇'], ['对谁做', '村']]) {
    await field(drawer(page), label).locator('.ant-select input').first().focus()
    await page.keyboard.type(kind)
    await page.keyboard.press('Enter')
    await drawer(page).locator('.ant-drawer-title').click()
    await page.locator('.ant-select-dropdown:visible').waitFor({ state: 'detached' })
  }
  await field(drawer(page), '从哪天起').locator('input').fill('2026-03-02')
  await field(drawer(page), '依据').locator('input').fill('本县安排')
  await drawer(page).getByRole('button', { name: '保存' }).click()
  await see(drawer(page), '在一个周期当中')
}
