import { DownloadOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { address } from '../api/client'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'

type Props = { unit: number | undefined; year: number; choose: (year: number) => void }
const BACK = 6

/** What people of a unit completed in a year, as the information set of the personnel standard. */
export function A11Export({ unit, year, choose }: Props) {
  const { today } = useSession()
  const now = Number(today.slice(0, 4))
  const years = [...new Set([...Array.from({ length: BACK }, (_, at) => now - at), year])].sort((one, other) => other - one)
  return (
    <div className="a11-export no-print">
      <div className="row">
        <Select aria-label={t('hours.a11_year')} value={year} options={years.map((one) => ({ value: one, label: t('hours.year', { year: one }) }))} onChange={choose} />
        <Button icon={<DownloadOutlined aria-hidden />} href={address('/training/hours/a11', { unit, from: `${year}-01-01`, to: `${year}-12-31` })} download="A11.xlsx">{t('hours.a11')}</Button>
      </div>
      <p className="quiet small">{t('hours.a11_hint')}</p>
    </div>
  )
}
