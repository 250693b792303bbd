/* Starts the program: loads the Python that lies beside it and runs app\start.pyc with it.
   Built twice: with -mwindows as huanjie.exe (the window), without as huanjie-cmd.exe (the commands). */
#include <stdio.h>
#include <windows.h>

#define LONGEST 32768
/* The installer looks for this name: while it exists, no file of the program may be replaced. */
#define RUNNING L"Local\\HuanjieDesktop"
#define BROKEN L"程序不完整，缺少文件：\n%ls\n\n数据没有受影响。请重新安装换届桌面，再打开。"

typedef int(__cdecl *python_main)(int, wchar_t **);

static wchar_t folder[LONGEST], library[LONGEST], program[LONGEST], text[LONGEST + 200];

static int complain(const wchar_t *missing) {
    swprintf(text, LONGEST + 200, BROKEN, missing);
#ifdef WINDOW
    MessageBoxW(NULL, text, L"换届桌面", MB_OK | MB_ICONERROR);
#else
    char bytes[4 * (LONGEST + 200)];
    WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes, NULL, NULL);
    fprintf(stderr, "%s\n", bytes);
#endif
    return 1;
}

int wmain(int count, wchar_t **words) {
    SetDllDirectoryW(L""); /* a library in the folder of the opened file must not be taken for ours */
    CreateMutexW(NULL, FALSE, RUNNING);
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
    if (!length || length >= LONGEST - 40)
        return complain(L"huanjie.exe");
    *wcsrchr(folder, L'\\') = 0;
    swprintf(library, LONGEST, L"%ls\\runtime\\python311.dll", folder);
    swprintf(program, LONGEST, L"%ls\\app\\start.pyc", folder);
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    python_main run = python ? (python_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!run)
        return complain(library);
    if (GetFileAttributesW(program) == INVALID_FILE_ATTRIBUTES)
        return complain(program);
    wchar_t **given = calloc(count + 5, sizeof *given);
    wchar_t *ours[] = {words[0], L"-B", L"-X", L"utf8", program};
    memcpy(given, ours, sizeof ours);
    memcpy(given + 5, words + 1, (count - 1) * sizeof *given);
    return run(count + 4, given);
}
