/* The languages of a program, as GraalVM asks for them. */
#define SVM_LOCALE_INITIALIZATION_USE_DEFAULT 0
#define SVM_LOCALE_INITIALIZATION_SUCCEEDED 1
#define SVM_LOCALE_INITIALIZATION_OUT_OF_MEMORY 2

typedef struct {
  const char *format_language, *format_script, *format_country, *format_variant;
  const char *display_language, *display_script, *display_country, *display_variant;
} svm_locale_props_t;
