import { Button, Calendar } from 'antd'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { useState } from 'react'
import { DateField } from '../kinds/DateField'
import { language, t } from '../words/catalogue'

/** Any day, typed or picked. Its own chunk: calendars are heavy and most pages are read as of today. */
export default function DayPanel({ day, today, choose }: { day: string; today: string; choose: (day: string) => void }) {
  const [typed, setTyped] = useState<string | null>(day)
  dayjs.locale(language() === 'zh' ? 'zh-cn' : 'en')
  const year = Number(today.slice(0, 4))
  const quick = [
    { label: t('frame.today'), day: today },
    { label: t('frame.end_of_year', { year: year - 1 }), day: `${year - 1}-12-31` },
    { label: t('frame.year_ago'), day: dayjs(today).subtract(1, 'year').format('YYYY-MM-DD') },
  ]
  return (
    <div className="day-panel">
      <div className="row nowrap">
        <DateField value={typed} onChange={setTyped} whole />
        <Button type="primary" disabled={!typed} onClick={() => typed && choose(typed)}>{t('frame.show_day')}</Button>
      </div>
      <div className="row">{quick.map((one) => <Button key={one.label} size="small" onClick={() => choose(one.day)}>{one.label}</Button>)}</div>
      <Calendar fullscreen={false} value={dayjs(typed ?? day)} onSelect={(date, { source }) => {
        setTyped(date.format('YYYY-MM-DD'))
        if (source === 'date') choose(date.format('YYYY-MM-DD'))
      }} />
    </div>
  )
}
