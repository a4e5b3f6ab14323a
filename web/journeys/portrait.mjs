// A portrait whose every sentence opens what it rests on. The person finds their own under their name, opens a record from a sentence and contests it; somebody else answers that they are right, and the record counts no longer. Two days are compared, and an appraisal goes from the first word to the person's reply.
import { assert, dialog, drawer, field, MARK, search, see, signIn } from './house.mjs'

const HEAD = '任小凯'

export async function journey() {
  const title = `企业用工缺口补齐${MARK}`
  const officer = await signIn('组织部干部')
  await search(officer, HEAD)
  await officer.locator('.hits a', { hasText: HEAD }).first().click()
  await officer.getByRole('heading', { name: HEAD }).waitFor()
  const person = new URL(officer.url()).pathname.split('/').at(-1)
  const entry = await recorded(officer, person, title)
  await officer.getByRole('button', { name: '画像' }).click()
  await officer.waitForURL(/\/portrait$/)
  await everySentenceOpens(officer)
  const counted = await restsOn(officer, title)
  await twoDays(officer, person, title)

  const official = await signIn('干部')
  await contested(official, title)
  await upheld(person, entry, title)

  await official.goto(`/people/${person}/portrait`)
  await official.locator('.portrait-facets').waitFor()
  assert.equal(await restsOn(official, title), 0, 'what was contested with success counts no longer')
  await officer.goto(`/people/${person}/portrait`)
  await officer.locator('.portrait-facets').waitFor()
  assert.equal(await results(officer), counted - 1)
  await levels(officer)
  await appraised(officer, official, person)
  for (const page of [officer, official]) assert.deepEqual(page.complaints, [])
}

/** A result on file, as the registers of another office would bring it. */
async function recorded(page, person, title) {
  return page.evaluate(async ([who, words]) => {
    const body = { happened_on: '2026-06-10', stage: 'deliver', kind: 'result', source: 'business_data', tier: 'organisation', title: words, text: '补齐一百二十人。', attachments: [] }
    const answer = await fetch(`/api/v1/people/${who}/evidence`, { method: 'POST', headers: { 'X-Lilian': '1', 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
    return (await answer.json()).id
  }, [person, title])
}

const sentences = (page) => page.locator('.portrait-facets .portrait-sentence')
const numberIn = async (place) => Number((await place.innerText()).replace(/\D/g, ''))

async function everySentenceOpens(page) {
  await sentences(page).first().waitFor()
  const n = await sentences(page).count()
  assert.ok(n >= 5, `${n} sentences`)
  for (let at = 0; at < n; at += 1) {
    const one = sentences(page).nth(at)
    await one.locator('button').click()
    const links = one.locator('.portrait-evidence a')
    await links.first().waitFor()
    assert.equal(await links.count(), await numberIn(one.locator('.portrait-count')))
    for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))) assert.match(href, /^\/(people\/\d+(\?entry=\d+|#appointments)|problems\/\d+|statements\/\d+)$/)
  }
}

/** What the sentence rests on that names a record; nought where none does. */
async function restsOn(page, title) {
  await sentences(page).first().waitFor()
  for (const one of await page.locator('[data-facet="results"] .portrait-sentence').all()) {
    if ((await one.locator('button').getAttribute('aria-expanded')) === 'false') await one.locator('button').click()
    if ((await one.locator('.portrait-evidence a', { hasText: title }).count()) > 0) return results(page)
  }
  return 0
}

async function results(page) {
  const counts = await page.locator('[data-facet="results"] .portrait-count').all()
  return (await Promise.all(counts.map(numberIn))).reduce((sum, one) => sum + one, 0)
}

async function twoDays(page, person, title) {
  await page.goto(`/people/${person}/portrait`)
  await page.getByLabel('对比日期').fill('2026-06-01')
  await page.getByRole('button', { name: '显示', exact: true }).click()
  await page.waitForURL(/than=2026-06-01/)
  const added = page.getByRole('group', { name: '实绩' }).locator('.portrait-changed.added')
  await added.locator('summary').click()
  await see(added, title)
  await page.getByRole('button', { name: '不再对比' }).click()
  await page.locator('.portrait-facets').waitFor()
}

/** From their own name to the portrait, from the sentence to the record, and there they contest it. */
async function contested(page, title) {
  await page.locator('.tools').getByText(HEAD).click()
  await page.getByRole('menuitem', { name: '我的画像', exact: true }).click()
  await see(page, '提出异议')
  assert.ok((await restsOn(page, title)) > 0)
  await page.locator('.portrait-evidence a', { hasText: title }).click()
  const own = page.locator('.entry.sought')
  await own.getByRole('button', { name: '提出异议' }).click()
  await dialog(page).locator('textarea').fill('这是邻镇的数据。')
  await dialog(page).getByRole('button', { name: '提交异议' }).click()
  await own.getByText('这是邻镇的数据').waitFor()
}

async function upheld(person, entry, title) {
  const leader = await signIn('组织部领导')
  await leader.goto(`/people/${person}?entry=${entry}`)
  const asked = leader.locator('.entry', { hasText: title })
  await asked.getByText('异议成立', { exact: true }).click()
  await asked.getByLabel('答复').fill('核实确系邻镇。')
  await asked.getByRole('button', { name: '答复' }).click()
  await asked.getByText('核实确系邻镇').waitFor()
}

/** A level is chosen by its words and waits for enough evidence. */
async function levels(page) {
  await page.getByRole('button', { name: '评定能力等级' }).click()
  await field(drawer(page), '能力项').locator('.ant-select').click()
  await page.locator('.ant-select-item-option', { hasText: '带班子' }).click()
  await drawer(page).getByText('能独立做好日常工作').click()
  await field(drawer(page), '来源').locator('.ant-select').click()
  await page.locator('.ant-select-item-option', { hasText: '现场所见' }).click()
  await field(drawer(page), '看到了什么').locator('textarea').fill(`班子会上分工清楚${MARK}`)
  await drawer(page).getByRole('button', { name: '记入档案' }).click()
  await drawer(page).waitFor({ state: 'hidden' })
}

/** One kind of source is not enough; with two the person is told, and their word comes before it is final. */
async function appraised(officer, official, person) {
  await officer.goto(`/appraisals/new?person=${person}&kind=no_post`)
  await field(officer.locator('.appraisal-page'), '考核情况').locator('textarea').fill(`到现场三次${MARK}`)
  await see(officer, /还不足 2 类/)
  await officer.locator('.appraisal-ground', { hasText: '现场所见' }).locator('input').first().check()
  await see(officer, /独立来源 1 类/)
  await officer.locator('.appraisal-ground', { hasText: '干部反映' }).locator('input').first().check()
  await see(officer, /独立来源 2 类，要求/)
  await officer.getByRole('button', { name: '保存' }).click()
  await officer.waitForURL(/\/appraisals\/\d+$/)
  await officer.getByRole('button', { name: '告知本人' }).click()
  await officer.locator('.ant-popover:visible, .ant-popconfirm:visible').getByRole('button', { name: '告知本人' }).click()
  await see(officer, /提出意见，期限到/)
  const address = new URL(officer.url()).pathname
  await official.goto(address)
  await official.getByText('有不同意见', { exact: true }).click()
  await official.getByLabel('本人意见').fill('其中一次是例会。')
  await official.getByRole('button', { name: '提交意见' }).click()
  await see(official, '您的意见已提交')
  await officer.goto(address)
  await officer.getByLabel('答复').fill('已核对，按两次计。')
  await officer.getByRole('button', { name: '提交答复' }).click()
  await see(officer, '须由您以外的人确定')
}
