import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { plus } from '../calendar/year'
import { useSession } from '../shell/session'
import { t } from '../words/catalogue'
import { mondayOf } from './sessions'

export function WeekTurn({ monday, turn }: { monday: string; turn: (monday: string) => void }) {
  const { today } = useSession()
  return (
    <>
      <Button icon={<LeftOutlined aria-hidden />} onClick={() => turn(plus(monday, -7))}>{t('train.week_before')}</Button>
      <Button disabled={monday === mondayOf(today)} onClick={() => turn(mondayOf(today))}>{t('train.this_week')}</Button>
      <Button onClick={() => turn(plus(monday, 7))}>{t('train.week_after')} <RightOutlined aria-hidden /></Button>
    </>
  )
}
