// Months after a class the student answers the two questions on a phone and says what came of it; both end on their file once the organiser has confirmed the result.
import { assert, field as asked, MARK, see, signIn } from './house.mjs'

const CLASS = `渔港项目实务班${MARK}`
const RESULT = `渔港用海联办机制${MARK}`

export async function journey() {
  const officer = await signIn('组织部干部')
  const official = await signIn('干部', { width: 390, height: 844, touch: true })
  const { account } = await official.evaluate(async () => (await fetch('/api/v1/session')).json())
  const id = await held(officer, account.person)
  await questions(official)
  await result(official, id)
  await confirm(officer)
  await onFile(official, account.person)
  for (const page of [officer, official]) assert.deepEqual(page.complaints, [])
}

/** A class of more than three months ago, closed with the official on its list; on another day each time it is walked. */
async function held(officer, person) {
  const id = await officer.evaluate(async ([title, who]) => {
    const call = async (path, body, etag) => (await fetch(`/api/v1${path}`, { method: body ? 'POST' : 'GET', headers: { 'X-Lilian': '1', 'Content-Type': 'application/json', ...(etag ? { 'If-Match': etag } : {}) }, body: body && JSON.stringify(body) }))
    const { today, grants } = await (await call('/session')).json()
    const day = new Date(Date.parse(today) - (95 + Date.now() % 50) * 86_400_000).toISOString().slice(0, 10)
    const lessons = [{ id: 1, day, from: '06:00', to: '06:40', method: 'teach', subject: '用海要素保障', tenths: 40 }]
    const made = await (await call('/sessions', { form: 'class', title, unit: grants[0].unit, from: day, to: day, lessons })).json()
    const named = await (await call(`/sessions/${made.id}/seats`, { people: [who], anyway: true })).json()
    const etag = (await call(`/sessions/${made.id}`)).headers.get('etag')
    const closed = await call(`/sessions/${made.id}/steps`, { step: 'close', unmarked_present: true }, etag)
    return named[0].state === 'approved' && closed.ok ? made.id : JSON.stringify(named)
  }, [CLASS, person])
  assert.equal(typeof id, 'number', id)
  return id
}

async function questions(official) {
  await official.goto('/training/follow-ups')
  const group = official.locator('main section, main article, main li').filter({ hasText: CLASS }).last()
  await group.getByRole('radio', { name: '已经用上' }).check({ force: true })
  await group.getByRole('textbox').fill('照课上的清单把用海三个环节并成一次会商')
  await group.getByRole('button', { name: /提交|保存/ }).tap()
  await see(official, '已记入')
}

async function result(official, id) {
  await official.goto(`/training/sessions/${id}?tab=after`)
  await official.getByRole('button', { name: /登记|记一项/ }).first().tap()
  const form = official.locator('.ant-drawer:visible').last()
  await form.getByText('形成机制', { exact: true }).first().tap()
  await asked(form, '名称').locator('input').fill(RESULT)
  await form.getByRole('button', { name: /登记|提交|保存/ }).last().tap()
  await see(official, RESULT)
}

async function confirm(officer) {
  await officer.goto('/contributions')
  const row = officer.locator('main li, main tr').filter({ hasText: RESULT }).first()
  await row.getByRole('button', { name: '确认', exact: true }).click()
  await row.waitFor({ state: 'detached' })
}

async function onFile(official, person) {
  const entries = await official.evaluate(async (who) => (await (await fetch(`/api/v1/people/${who}/evidence`)).json()).rows, person)
  for (const words of [CLASS, RESULT]) assert.ok(entries.some(({ title, text }) => `${title} ${text}`.includes(words)), words)
  await official.goto(`/people/${person}`)
  await see(official, RESULT)
}
