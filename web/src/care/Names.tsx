import { Fragment } from 'react'
import { t } from '../words/catalogue'

/** Names in a row; a line may end between them and not within one. */
export function Names({ names }: { names: string[] }) {
  return names.map((name, at) => <Fragment key={at}>{at > 0 && t('list.comma')}<span className="one-name">{name}</span></Fragment>)
}
