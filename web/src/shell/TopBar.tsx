import { MenuOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { t } from '../words/catalogue'
import { AccountMenu } from './AccountMenu'
import { Bell } from './Bell'
import { DayChip } from './DayChip'
import { LanguageSwitch } from './LanguageSwitch'
import { LookSwitch } from './LookSwitch'
import { SearchBox } from './SearchBox'

export function TopBar({ openNavigation }: { openNavigation: () => void }) {
  return (
    <header className="top no-print">
      <Button className="menu" type="text" icon={<MenuOutlined aria-hidden />} aria-label={t('frame.navigation')} onClick={openNavigation} />
      <SearchBox />
      <div className="tools">
        <DayChip />
        <LanguageSwitch />
        <LookSwitch />
        <Bell />
        <AccountMenu />
      </div>
    </header>
  )
}
