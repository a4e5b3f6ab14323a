import { code, has, t } from '../words/catalogue'

/** What the audit log says was done, in words. */
export function actionInWords(action: string): string {
  const key = `audit.action.${action}`
  return has(key) ? t(key) : action
}

/** Who did it: an account by its name, or a part of the product nobody was signed in to. */
export function accountInWords(account: string): string {
  const key = `audit.by.${account}`
  return has(key) ? t(key) : account
}

/** A detail is a role, a stage, or words already. */
export function detailInWords(detail: string): string {
  const stage = `stage.name.${detail}`
  return has(stage) ? t(stage) : code('role', detail)
}
