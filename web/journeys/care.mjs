// A visit is planned in private and recorded afterwards; a home visit finds a need, the organisation office helps and ends it, the person sees how. Nobody else learns of plan or need.
import { assert, choose, drawer, field, MARK, openFromStage, see, signIn } from './house.mjs'
import { afresh } from './talk.mjs'

const WITH = '任小凯'

export async function journey() {
  const secretary = await signIn('县（区）委书记、组织部部长')
  const officer = await signIn('组织部干部')
  await visit(secretary, officer)
  await need(secretary, officer)
  assert.deepEqual(officer.complaints, [])
  assert.ok(secretary.complaints.every((line) => /422/.test(line)), secretary.complaints.join('\n'))
}

async function visit(secretary, officer) {
  const note = `看便民服务中心和码头引桥${MARK}`
  await openFromStage(secretary, '谈心谈话', '到访计划')
  await see(secretary, '只有您自己看得到')
  await secretary.getByRole('button', { name: '计划到访' }).first().click()
  await choose(secretary, field(drawer(secretary), '去哪个单位').locator('.ant-select'), '青陂镇')
  await drawer(secretary).getByRole('button', { name: '今天' }).click()
  await field(drawer(secretary), '看什么').locator('textarea').fill(note)
  await drawer(secretary).getByRole('button', { name: '记下' }).click()
  await drawer(secretary).waitFor({ state: 'hidden' })
  const line = secretary.locator('.visit-lines > li', { hasText: note })
  await line.waitFor()

  await openFromStage(officer, '谈心谈话', '到访计划')
  await see(officer, '只有您自己看得到')
  await officer.waitForLoadState('networkidle')
  assert.doesNotMatch(await officer.locator('main').innerText(), new RegExp(MARK))

  await line.getByRole('button', { name: '登记谈话' }).click()
  await see(secretary.locator('.fold-row').first(), '事先未通知')
  await afresh(secretary)
  await choose(secretary, field(secretary.locator('main'), '谈话对象').locator('.ant-select'), WITH, 'renxiaokai')
  await secretary.locator('.said').fill(`码头上谈了半小时${MARK}`)
  await record(secretary)
  await see(secretary, '事先未通知（四不两直）')
  await openFromStage(secretary, '谈心谈话', '到访计划')
  await line.getByText('已到访').waitFor()
  await line.getByRole('link', { name: '查看谈话' }).click()
  await see(secretary, `码头上谈了半小时${MARK}`)
}

async function need(secretary, officer) {
  const words = `母亲住院需要陪护${MARK}`
  await secretary.getByRole('button', { name: '再记一次谈话' }).click()
  await secretary.locator('.known-person').waitFor()
  await afresh(secretary)
  await secretary.locator('.fold-row > summary').filter({ hasText: '类型、方式和地点' }).click()
  await secretary.getByRole('button', { name: '入户家访' }).click()
  await secretary.locator('.said').fill(`同家属谈了半小时${MARK}`)
  await secretary.getByRole('button', { name: '关爱需求', exact: true }).click()
  await secretary.keyboard.insertText(words)
  await record(secretary)
  await see(secretary, words)
  await see(secretary.locator('.side-facts'), '限制')

  await openFromStage(officer, '谈心谈话', '关爱需求')
  const row = officer.locator('.need-rows tbody tr', { hasText: words })
  await row.getByRole('button', { name: '登记帮助情况' }).click()
  await see(drawer(officer), '还需填写：帮助情况')
  await help(officer, `已协调就近安排病床${MARK}`)
  await officer.locator('.need-rows tbody tr', { hasText: `已协调就近安排病床${MARK}` }).first().getByText('已帮助').waitFor()
  await officer.locator('.need-rows tbody tr', { hasText: `已协调就近安排病床${MARK}` }).first().getByRole('button', { name: '登记帮助情况' }).click()
  await drawer(officer).getByRole('button', { name: '已结束' }).click()
  await help(officer, `已经出院${MARK}`, '结束')
  await officer.locator('.need-rows tbody tr', { hasText: `已协调就近安排病床${MARK}` }).waitFor({ state: 'detached' })

  const person = await signIn('干部')
  await person.locator('.navigation').getByRole('link', { name: '我的档案' }).click()
  await person.locator('#talks .talks-of').scrollIntoViewIfNeeded()
  const own = person.locator('.need-lines li', { hasText: `已经出院${MARK}` })
  await own.getByText('已结束').waitFor()
  await own.getByRole('link', { name: '家庭困难' }).click()
  await see(drawer(person), words)
  assert.equal(await drawer(person).locator('textarea').count(), 0)
  const minister = await signIn('领导班子成员')
  await minister.goto(new URL(person.url()).pathname + new URL(person.url()).search)
  await see(minister, '没有找到，或者您无权查看。')
}

async function help(page, words, button = '登记帮助情况') {
  await field(drawer(page), '帮助情况').locator('textarea').fill(words)
  await drawer(page).locator('.form-foot').getByRole('button', { name: button, exact: true }).click()
  await drawer(page).waitFor({ state: 'hidden' })
}

async function record(page) {
  await page.locator('.record-foot').getByRole('button', { name: '登记谈话' }).click()
  // Somebody may have recorded one of the same day, in a walk before this one.
  const another = page.getByRole('button', { name: '这是另一次，照常登记' })
  await Promise.race([page.waitForURL(/\/talks\/\d+$/), another.waitFor()])
  if (await another.isVisible()) await another.click()
  await page.waitForURL(/\/talks\/\d+$/)
}
