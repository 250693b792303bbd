; The installer of 换届桌面 for one user, without administrator rights. Built by packaging/windows_installer.py:
;   makensis -DVERSION=… -DNUMBERS=… -DTREE=…/ -DICON=… -DLICENCES=… -DOUT=… -DSIZE_KB=… installer.nsi
;
; Words: /S silent, /D=FOLDER (last) where to, /WAIT waits a minute for the program to be closed, /START opens it after.
; Exit status: 0 done, 1 given up by the user, 2 failed, 3 the program is running, 4 a newer version is installed,
; 5 this Windows is too old.
Unicode true
Target amd64-unicode
!ifndef QUICK
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!else
  SetCompress off
!endif
SetDateSave on
ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh

!define NAME "换届桌面"
!define CLASS "Huanjie.Office"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\HuanjieDesktop"
!define RUNNING "Local\HuanjieDesktop"
!define OLDEST_BUILD 17763

Name "${NAME}"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Huanjie"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "${NAME} ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME}安装程序"
VIAddVersionKey /LANG=2052 "CompanyName" "Huanjie Desktop"
VIAddVersionKey /LANG=2052 "LegalCopyright" "Apache-2.0"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${NSISDIR}/Contrib/Graphics/Wizard/nsis3-metro.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${NSISDIR}/Contrib/Graphics/Wizard/nsis3-metro.bmp"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "将把${NAME} ${VERSION}装到本机，供当前用户使用，不需要管理员权限，不联网。$\r$\n$\r$\n本机已装旧版的，直接升级；单位的数据文件不受影响。$\r$\n$\r$\n请先关闭正在运行的${NAME}，再按“下一步”。"
!define MUI_LICENSEPAGE_TEXT_TOP "本程序和所用部件的许可："
!define MUI_LICENSEPAGE_TEXT_BOTTOM "本程序按 Apache-2.0 许可发布。同意后按“我接受”继续。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\huanjie.exe"
!define MUI_FINISHPAGE_RUN_TEXT "打开${NAME}"
!define MUI_FINISHPAGE_NOAUTOCLOSE
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${LICENCES}"
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE TakeOwnFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH

Var places
!define MUI_UNCONFIRMPAGE_TEXT_TOP "将从本机卸载${NAME}。单位的数据文件（.huanjie）、备份和打印好的文书都不会删除。"
!define MUI_FINISHPAGE_TITLE "${NAME}已卸载"
!define MUI_FINISHPAGE_TEXT "单位的数据都还在，重新安装后可以接着用。$\r$\n$\r$\n$places"
!define MUI_FINISHPAGE_TEXT_LARGE
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE "SimpChinese"

; ---- asked before anything is touched ----

!macro StopIfRunning un
Function ${un}StopIfRunning
  StrCpy $1 0
  ${GetParameters} $2
  ClearErrors
  ${GetOptions} $2 "/WAIT" $3
  ${IfNot} ${Errors}
    StrCpy $1 120
  ${EndIf}
  again:
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "${RUNNING}") p .r0'
  ${If} $0 P= 0
    Return
  ${EndIf}
  System::Call 'kernel32::CloseHandle(p r0)'
  ${If} $1 > 0
    IntOp $1 $1 - 1
    Sleep 500
    Goto again
  ${EndIf}
  IfSilent stop
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME}正在运行，现在不能继续。$\r$\n$\r$\n请先关闭${NAME}（计票中的先停在一张票的结尾，已录入的票都已保存），再按“重试”。" IDRETRY again
  stop:
  SetErrorLevel 3
  Quit
FunctionEnd
!macroend
!insertmacro StopIfRunning ""
!insertmacro StopIfRunning "un."

Function StopIfTooOld
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "本机的 Windows 版本太旧。$\r$\n$\r$\n${NAME}需要 Windows 10（1809 或更新）64 位。请换一台电脑，或先升级 Windows。" /SD IDOK
    SetErrorLevel 5
    Quit
  ${EndIf}
FunctionEnd

Function StopIfNewerIsThere
  ReadRegStr $0 HKCU "${UNINSTALL}" "DisplayVersion"
  ReadRegStr $1 HKCU "${UNINSTALL}" "InstallLocation"
  ${If} $0 == ""
  ${OrIfNot} ${FileExists} "$1\huanjie.exe"
    Return
  ${EndIf}
  ${VersionCompare} "$0" "${VERSION}" $2
  ${If} $2 == 1
    MessageBox MB_OK|MB_ICONINFORMATION "本机已装更新的版本 $0，不用再装 ${VERSION}。$\r$\n$\r$\n旧版本打不开新版本用过的数据文件。确实要换回旧版，请先在“设置 › 应用”里卸载${NAME}。" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
FunctionEnd

; The program gets a folder of its own, so that replacing and uninstalling never touch what is not ours.
Function TakeOwnFolder
  ${DirState} "$INSTDIR" $0
  ${If} $0 == 1
  ${AndIfNot} ${FileExists} "$INSTDIR\huanjie.exe"
    StrCpy $INSTDIR "$INSTDIR\Huanjie"
  ${EndIf}
FunctionEnd

Function .onInit
  Call StopIfTooOld
  Call StopIfNewerIsThere
  Call StopIfRunning
FunctionEnd

; ---- install: everything new lies complete beside the old before the first old file goes ----

!macro Replace folder
  RMDir /r "$INSTDIR\${folder}"
  Rename "$INSTDIR\new\${folder}" "$INSTDIR\${folder}"
!macroend
!macro ReplaceFile file
  Delete "$INSTDIR\${file}"
  Rename "$INSTDIR\new\${file}" "$INSTDIR\${file}"
!macroend

Section
  Call TakeOwnFolder
  SetOverwrite on
  RMDir /r "$INSTDIR\new"
  SetOutPath "$INSTDIR\new"
  ClearErrors
  File /r "${TREE}*"
  ${If} ${Errors}
    Abort "文件没有写全，请检查磁盘空间后再装一次。原来的程序没有改动。"
  ${EndIf}
  SetOutPath "$INSTDIR"
  Call StopIfRunning
  ClearErrors
  !insertmacro Replace runtime
  !insertmacro Replace lib
  !insertmacro Replace app
  !insertmacro Replace resources
  !insertmacro Replace docs
  !insertmacro ReplaceFile huanjie.exe
  !insertmacro ReplaceFile huanjie-cmd.exe
  !insertmacro ReplaceFile LICENSE
  !insertmacro ReplaceFile CHANGELOG.md
  !insertmacro ReplaceFile THIRD_PARTY_NOTICES.md
  !insertmacro ReplaceFile build.txt
  RMDir /r "$INSTDIR\new"
  ${IfNot} ${FileExists} "$INSTDIR\app\start.pyc"
    Abort "有文件被别的程序占用，没有换成。请重新启动电脑后再装一次；数据没有受影响。"
  ${EndIf}
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\huanjie.exe" "" "$INSTDIR\huanjie.exe" 0
  CreateShortCut "$DESKTOP\${NAME}.lnk" "$INSTDIR\huanjie.exe" "" "$INSTDIR\huanjie.exe" 0
  WriteRegStr HKCU "Software\Classes\.huanjie" "" "${CLASS}"
  WriteRegStr HKCU "Software\Classes\.huanjie\OpenWithProgids" "${CLASS}" ""
  WriteRegStr HKCU "Software\Classes\${CLASS}" "" "${NAME}数据文件"
  WriteRegStr HKCU "Software\Classes\${CLASS}\DefaultIcon" "" "$INSTDIR\huanjie.exe,1"
  WriteRegStr HKCU "Software\Classes\${CLASS}\shell\open\command" "" '"$INSTDIR\huanjie.exe" "%1"'
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\huanjie.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Huanjie Desktop"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

Function .onInstSuccess
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/START" $1
  ${IfNot} ${Errors}
    Exec '"$INSTDIR\huanjie.exe"'
  ${EndIf}
FunctionEnd

Function .onInstFailed
  RMDir /r "$INSTDIR\new"
FunctionEnd

; ---- uninstall: what we brought, nothing else ----

Function un.onInit
  Call un.StopIfRunning
  Call un.AskPlaces
FunctionEnd

Function un.AskPlaces
  StrCpy $places "没有找到最近用过的数据文件。平时保存在“文档”文件夹：$\r$\n$DOCUMENTS"
  InitPluginsDir
  ExecWait '"$INSTDIR\huanjie.exe" --office-files "$PLUGINSDIR\places.txt"'
  ClearErrors
  FileOpen $0 "$PLUGINSDIR\places.txt" r
  ${If} ${Errors}
    Return
  ${EndIf}
  StrCpy $2 ""
  FileReadUTF16LE $0 $1
  ${While} $1 != ""
    StrCpy $2 "$2$1"
    FileReadUTF16LE $0 $1
  ${EndWhile}
  FileClose $0
  ${If} $2 != ""
    StrCpy $places "最近用过的数据文件在：$\r$\n$2"
  ${EndIf}
FunctionEnd

Section "un.install"
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\resources"
  RMDir /r "$INSTDIR\docs"
  RMDir /r "$INSTDIR\new"
  Delete "$INSTDIR\huanjie.exe"
  Delete "$INSTDIR\huanjie-cmd.exe"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\CHANGELOG.md"
  Delete "$INSTDIR\THIRD_PARTY_NOTICES.md"
  Delete "$INSTDIR\build.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey HKCU "Software\Classes\${CLASS}"
  DeleteRegValue HKCU "Software\Classes\.huanjie\OpenWithProgids" "${CLASS}"
  ReadRegStr $0 HKCU "Software\Classes\.huanjie" ""
  ${If} $0 == "${CLASS}"
    DeleteRegKey HKCU "Software\Classes\.huanjie"
  ${EndIf}
  DeleteRegKey HKCU "${UNINSTALL}"
  ${RefreshShellIcons}
  DetailPrint "单位的数据没有删除。"
  DetailPrint "$places"
SectionEnd
