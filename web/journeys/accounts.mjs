// The security administrator makes an account and gives it a role; the second administrator's role on it is refused; the audit administrator reads that it happened.
import { assert, choose, drawer, field, MARK, see, signIn } from './house.mjs'

export async function journey() {
  const name = `安全员${MARK}`
  const page = await signIn('安全保密管理员')
  await page.getByRole('link', { name: '账号', exact: true }).click()
  await page.getByRole('button', { name: '新建账号' }).click()
  await field(drawer(page), '账号').locator('input').fill(name)
  await field(drawer(page), '显示名称|显示名|名称').locator('input').first().fill(`新任安全员${MARK}`)
  await field(drawer(page), '初始密码').locator('input').fill('First-Pass-2026')
  await drawer(page).getByRole('button', { name: '新建账号' }).click()
  await drawer(page).waitFor({ state: 'hidden' })
  await page.getByLabel('查找账号、姓名、角色').fill(name)
  await page.getByRole('button', { name, exact: true }).click()

  await give(page, '安全管理员')
  await drawer(page).locator('.grants li', { hasText: '安全管理员' }).waitFor()
  await give(page, '审计管理员')
  const told = drawer(page).getByRole('alert')
  await told.waitFor()
  assert.match(await told.innerText(), /不能由同一人担任/)
  assert.equal(await drawer(page).locator('.grants li').count(), 1)

  const audit = await signIn('安全审计员')
  await audit.getByRole('link', { name: '审计', exact: true }).click()
  await audit.locator('tbody tr', { hasText: '新建账号' }).first().waitFor()
  await audit.locator('tbody tr', { hasText: '授予角色' }).first().waitFor()
  await see(audit, /security|安全保密管理员/)
  assert.deepEqual(audit.complaints, [])
  assert.ok(page.complaints.every((line) => /422/.test(line)), page.complaints.join('\n'))
}

async function give(page, role) {
  await choose(page, field(drawer(page), '角色').locator('.ant-select'), role)
  await choose(page, field(drawer(page), '单位范围').locator('.ant-select'), '砺州市', '')
  await drawer(page).getByRole('button', { name: '授予角色' }).click()
}
