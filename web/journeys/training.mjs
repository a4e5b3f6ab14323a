// A class with one place: the second named waits and moves up when the first gives up; an official signs in by the code on the wall, on a phone, and not by an old one; the class is closed and its hours are on the file. A unit reports a discussion with a speech on a phone.
import { assert, dialog, MARK, see, signIn } from './house.mjs'

const CLASS = `渔港项目实务班${MARK}`
const TOPIC = `怎样加快建成支点${MARK}`

export async function journey() {
  const officer = await signIn('组织部干部')
  const official = await signIn('干部', { width: 390, height: 844, touch: true })
  const { account } = await session(official)
  await free(official)
  const id = await plan(officer)
  const others = await roster(officer, id, account)
  await waiting(officer, id, account, others)
  await signing(officer, official, id)
  await close(officer, official, id, account)
  await discussion()
  for (const page of [officer, official]) assert.deepEqual(page.complaints.filter((line) => !/422/.test(line)), [])
}

const session = (page) => page.evaluate(async () => (await fetch('/api/v1/session')).json())

const post = (page, path, body, method = 'POST') => page.evaluate(async ([where, what, how]) => {
  const version = where.endsWith('/steps') ? (await fetch(where.replace('/steps', ''))).headers.get('etag') : null
  const answer = await fetch(where, { method: how, headers: { 'Content-Type': 'application/json', 'X-Lilian': '1', ...(version ? { 'If-Match': version } : {}) }, body: JSON.stringify(what) })
  return { status: answer.status, body: await answer.json() }
}, [`/api/v1${path}`, body, method])

/** A class of today whose one lesson lasts all day, with a single place. */
async function plan(officer) {
  const { today, grants } = await session(officer)
  const lessons = [{ id: 1, day: today, from: '00:00', to: '23:59', method: 'teach', subject: '用海要素保障', tenths: 40 }]
  const { status, body } = await post(officer, '/sessions', { form: 'class', title: CLASS, unit: grants[0].unit, from: today, to: today, capacity: 1, lessons })
  assert.equal(status, 201, JSON.stringify(body))
  await officer.goto(`/training/sessions/${body.id}`)
  await officer.getByRole('heading', { name: CLASS }).waitFor()
  await see(officer, '用海要素保障')
  return body.id
}

/** Somebody who is free takes the seat, the official waits behind. */
async function roster(officer, id, account) {
  const found = await post(officer, '/people/search', {})
  const name = async (person) => (await post(officer, `/sessions/${id}/seats`, { people: [person], anyway: true })).body[0]
  let first
  for (const row of found.body.rows.filter((row) => row.id !== account.person)) {
    first = await name(row.id)
    if (first.state) break
  }
  assert.equal(first.state, 'approved')
  assert.equal((await name(account.person)).state, 'waiting')
  return first
}

/** Whatever else the demo city has the official sit in today. */
async function free(official) {
  const { today, account } = await session(official)
  const mine = await official.evaluate(async (where) => (await fetch(where)).json(), `/api/v1/sessions?mine=true&from=${today}&to=${today}`)
  for (const { id, state } of mine.filter((one) => ['planned', 'open'].includes(one.state))) {
    const { parts } = await official.evaluate(async (where) => (await fetch(where)).json(), `/api/v1/sessions/${id}`)
    for (const part of parts.filter((one) => one.person === account.person && ['approved', 'waiting', 'nominated'].includes(one.state)))
      assert.equal((await post(official, `/sessions/${id}/seats/${part.id}`, { deed: 'withdraw', why: '另有培训' })).status, 200, state)
  }
}

/** Whoever waits moves up by themselves once the seat is free. */
async function waiting(officer, id, account, other) {
  await officer.goto(`/training/sessions/${id}?tab=roster`)
  const row = officer.locator('main').getByRole('row').filter({ hasText: other.name }).first()
  await row.getByRole('button', { name: '退出' }).click()
  await dialog(officer).locator('textarea').fill('防汛值班')
  await dialog(officer).getByRole('button', { name: '退出', exact: true }).click()
  await see(officer.locator('main').getByRole('row').filter({ hasText: account.display_name }).first(), '已录取')
}

async function signing(officer, official, id) {
  await officer.goto(`/training/sessions/${id}/screen`)
  await officer.locator('img[src^="data:image/svg"]').waitFor()
  await official.goto(`/in/${id}/00000000`)
  await see(official, '未签到')
  await see(official, '签到码已过期或不正确')
  const { body } = await officer.evaluate(async (where) => ({ body: await (await fetch(where)).json() }), `/api/v1/sessions/${id}/code`)
  await official.goto(`/in/${id}/${body.code}`)
  await see(official, '用海要素保障')
  await official.getByRole('heading', { name: /已签到/ }).waitFor()
}

async function close(officer, official, id, account) {
  const { status, body } = await post(officer, `/sessions/${id}/steps`, { step: 'close', unmarked_present: false })
  assert.equal(status, 200, JSON.stringify(body))
  await official.goto(`/people/${account.person}/training`)
  await see(official, CLASS)
}

/** In a minute, on a phone. */
async function discussion() {
  const page = await signIn('单位主要负责人', { width: 390, height: 844, touch: true })
  await page.goto('/discussions/new')
  await page.getByRole('button', { name: '主题党日' }).or(page.getByRole('radio', { name: '主题党日' })).first().tap()
  await page.getByLabel('主题', { exact: true }).fill(TOPIC)
  await page.getByRole('button', { name: '添加一条发言' }).tap()
  await page.getByRole('button', { name: '不在干部名册中，直接写姓名' }).tap()
  await page.getByLabel('姓名').fill('支部书记老郑')
  await page.getByLabel('讲了什么').fill('先把冷库共用起来')
  await page.getByRole('button', { name: '登记研讨' }).tap()
  await see(page, '研讨已登记')
  assert.deepEqual(page.complaints, [])
}
