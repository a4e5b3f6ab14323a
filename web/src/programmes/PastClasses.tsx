import type { PastSheet } from '../api/types'
import { Table } from '../kinds/Table'
import { spanInWords } from '../train/sessions'
import { t } from '../words/catalogue'
import { showTenths } from './lessons'

/** Classes a sheet of the past tells of, and which of them are on record. */
export function PastClasses({ classes }: { classes: PastSheet['classes'] }) {
  if (classes.length === 0) return null
  return (
    <Table label={t('past.classes')} rows={classes} rowKey={(one) => classes.indexOf(one)} columns={[
      { key: 'title', head: t('past.title'), title: true, least: 136, cell: ({ title }) => title },
      { key: 'host', head: t('past.host'), least: 96, cell: ({ host }) => host },
      { key: 'days', head: t('past.days'), least: 104, cell: (one) => spanInWords(one) },
      { key: 'hours', head: t('past.hours'), number: true, width: 64, cell: ({ tenths }) => showTenths(tenths) },
      { key: 'people', head: t('past.person_times'), number: true, width: 64, cell: ({ people }) => people },
      { key: 'state', head: t('past.state'), width: 80, cell: ({ known }) => t(known ? 'past.known' : 'past.taken') },
    ]} />
  )
}
