import { has, t } from '../words/catalogue'

/** What the audit log says was done, in words. */
export function actionInWords(action: string): string {
  const key = `audit.action.${action}`
  return has(key) ? t(key) : action
}
