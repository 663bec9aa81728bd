; What Windows is told of an installed Postil, beside what electron-builder tells it: a handler among others for the
; kinds of files that it reads, never the first choice, and the one of postil:// links. Uninstalling takes all of it back.
; The parts of the program are electron-builder's: $appExe, APP_EXECUTABLE_FILENAME, and SHELL_CONTEXT for the person or for all.

!define POSTIL_CLASS "Postil.Document"
!define POSTIL_PROGRAM "Software\Classes\Applications\${APP_EXECUTABLE_FILENAME}"

!macro postilForEachKind DO
  !insertmacro ${DO} "html"
  !insertmacro ${DO} "htm"
  !insertmacro ${DO} "xhtml"
  !insertmacro ${DO} "mhtml"
  !insertmacro ${DO} "mht"
  !insertmacro ${DO} "epub"
  !insertmacro ${DO} "md"
  !insertmacro ${DO} "markdown"
  !insertmacro ${DO} "txt"
!macroend

!macro postilReads KIND
  WriteRegNone SHELL_CONTEXT "Software\Classes\.${KIND}\OpenWithProgids" "${POSTIL_CLASS}"
  WriteRegStr SHELL_CONTEXT "${POSTIL_PROGRAM}\SupportedTypes" ".${KIND}" ""
!macroend

!macro postilReadsNoMore KIND
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.${KIND}\OpenWithProgids" "${POSTIL_CLASS}"
!macroend

; File Explorer reads anew what opens what.
!macro postilTell
  System::Call 'shell32::SHChangeNotify(i, i, i, i) v (0x08000000, 0, 0, 0)'
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\${POSTIL_CLASS}" "" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${POSTIL_CLASS}\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${POSTIL_CLASS}\shell\open\command" "" '"$appExe" "%1"'
  WriteRegStr SHELL_CONTEXT "${POSTIL_PROGRAM}" "FriendlyAppName" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "${POSTIL_PROGRAM}\shell\open\command" "" '"$appExe" "%1"'
  !insertmacro postilForEachKind postilReads

  WriteRegStr SHELL_CONTEXT "Software\Classes\postil" "" "URL:${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\postil" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\postil\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\postil\shell\open\command" "" '"$appExe" "%1"'
  !insertmacro postilTell
!macroend

!macro customUnInstall
  !insertmacro postilForEachKind postilReadsNoMore
  DeleteRegKey SHELL_CONTEXT "Software\Classes\${POSTIL_CLASS}"
  DeleteRegKey SHELL_CONTEXT "${POSTIL_PROGRAM}"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\postil"
  !insertmacro postilTell
!macroend
